import type { ClientBase, Pool } from 'pg';
import { inScope } from '../db/tenant.ts';
import type { Tools } from '../http/operation.ts';
import { sendMail } from '../mail/outbox.ts';
import { insertCase } from './cases.ts';
import { oneMonthAfter } from './due.ts';
import {
  claimConfirmed,
  dropUnopened,
  findHolders,
  forgetRequest,
  keepForOperator,
  type StoredRequest,
} from './store.ts';

type HandOutTools = Pick<Tools, 'now' | 'newId' | 'publicUrl'>;

/**
 * Gives every confirmed request to the accounts that hold the person, and to the operator where none does. Apart from the
 * request that confirmed it, so that how long that takes says nothing about who is held.
 */
export async function handOutRequests(app: Pool, tools: HandOutTools): Promise<void> {
  await inScope(app, { desk: 'requests' }, (db) => dropUnopened(db, tools.now()));
  const handOutOne = () =>
    inScope(app, { desk: 'requests' }, async (db) => {
      const request = await claimConfirmed(db);
      if (!request) return false;
      const holders = await findHolders(db, request.key);
      for (const accountId of holders) await giveTo(db, tools, accountId, request);
      if (holders.length > 0) await forgetRequest(db, request.id);
      else await keepForOperator(db, request.id, tools.now());
      return true;
    });
  while (await handOutOne());
}

/** Opens the account's case, and writes to those who must see to it. At the requests' desk. */
export async function giveTo(
  db: ClientBase,
  tools: HandOutTools,
  accountId: string,
  request: StoredRequest & { confirmedAt: Date },
): Promise<void> {
  const { kind, key, name, address, language, message, confirmedAt } = request;
  const dueAt = oneMonthAfter(confirmedAt);
  await insertCase(db, {
    accountId,
    id: tools.newId(),
    kind,
    cameBy: 'page',
    identityKeys: [key],
    name,
    address,
    language,
    message,
    receivedAt: confirmedAt,
    dueAt,
  });
  const { rows } = await db.query<{ user_id: string }>(
    "SELECT user_id FROM membership WHERE account_id = $1 AND role IN ('owner', 'admin')",
    [accountId],
  );
  const data = { kind, dueAt: dueAt.toISOString(), url: `${tools.publicUrl}/requests` };
  for (const { user_id: userId } of rows)
    await sendMail(db, tools, { template: 'request-arrived', to: { accountId, userId }, data });
}
