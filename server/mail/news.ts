import type { Pool } from 'pg';
import { readState } from '../consents/store.ts';
import { inScope } from '../db/tenant.ts';
import type { Tools } from '../http/operation.ts';
import { sendMail } from './outbox.ts';
import type { TemplateData } from './templates.ts';

/** Writes a letter to everybody who allows promotional mail now; with a key, once per person. Says how many. */
export async function sendNews(
  app: Pool,
  tools: Pick<Tools, 'now' | 'newId'>,
  data: TemplateData<'news'>,
  key?: string,
): Promise<number> {
  const { rows: members } = await inScope(app, { desk: 'operator' }, (db) =>
    db.query<{ accountId: string; userId: string }>(
      'SELECT account_id AS "accountId", user_id AS "userId" FROM membership ORDER BY account_id, user_id',
    ),
  );
  let written = 0;
  for (const to of members) {
    await inScope(app, { accountId: to.accountId }, async (db) => {
      if ((await readState(db, to.accountId, to.userId, 'promotional-mail')) !== 'given') return;
      const onceKey = key && `news ${key} ${to.userId}`;
      if (await sendMail(db, tools, { template: 'news', to, data, ...(onceKey && { onceKey }) })) written++;
    });
  }
  return written;
}
