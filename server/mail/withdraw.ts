import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import { sealChoices } from '../consents/record.ts';
import { insertEvents, readHistory, readLast, takeTurn } from '../consents/store.ts';
import type { ConsentChoice } from '../contract/consents.ts';
import type { Tools } from '../http/operation.ts';

/**
 * Takes back the permission for promotional letters, by the link at the end of one. Where it is not given, nothing is
 * written: pressing twice is one withdrawal. In the account's scope.
 */
export async function withdrawPromotion(
  db: ClientBase,
  tools: Pick<Tools, 'now' | 'newId'>,
  { accountId, userId }: { accountId: string; userId: string },
): Promise<void> {
  await takeTurn(db, userId);
  const { events, current } = await readHistory(db, accountId, userId);
  const last = events.findLast(({ purpose }) => purpose === 'promotional-mail');
  if (!last || current['promotional-mail'] !== 'given') return;
  const { noticeId, noticeHash, language, purpose } = last;
  const chosenAt = tools.now().toISOString();
  const choice: ConsentChoice = {
    clientRef: randomUUID(),
    purpose,
    state: 'withdrawn',
    noticeId,
    noticeHash,
    language,
    chosenAt,
  };
  const caller = { accountId, userId, via: 'letter' } as const;
  await insertEvents(
    db,
    accountId,
    userId,
    sealChoices({ caller, tools }, [choice], await readLast(db, accountId, userId)),
  );
}
