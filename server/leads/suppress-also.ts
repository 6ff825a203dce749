import type { ClientBase } from 'pg';
import type { Tools } from '../http/operation.ts';
import { type ErasureReason, writeErasure } from '../privacy/journal.ts';
import type { Incoming } from './incoming.ts';
import { suppress, suppressionHash } from './suppression.ts';

/**
 * Refuses the further keys of people who are refused already, and journals it, so that a restored backup knows them too. The
 * reason is that of the erasure which they belong to.
 */
export async function suppressAlso(
  db: ClientBase,
  { accountId, refused, others }: { accountId: string; refused: readonly Incoming[]; others: readonly string[] },
  { pepper, now, newId }: Pick<Tools, 'pepper' | 'now' | 'newId'>,
): Promise<void> {
  if (others.length === 0) return;
  const hash = (key: string) => suppressionHash(pepper, key);
  const keyHashes = others.map(hash);
  await suppress(db, accountId, keyHashes, now());
  const { rows } = await db.query<{ reason: ErasureReason }>(
    'SELECT reason FROM erasure WHERE account_id = $1 AND suppress AND key_hashes && $2 ORDER BY seq DESC LIMIT 1',
    [accountId, refused.flatMap(({ keys }) => keys.map(hash))],
  );
  await writeErasure(db, {
    ...{ accountId, id: newId(), at: now(), subject: 'keys', subjectIds: [], keyHashes, suppress: true, counts: {} },
    reason: rows[0]?.reason ?? 'request',
  });
}

/**
 * Another page shows somebody who is refused under another key: unless it is somebody's in the CRM, it is refused too from now on,
 * also for whoever has no other key than that one. Adds these keys to `suppressed`, and gives them.
 */
export function spreadSuppression(
  suppressed: Set<string>,
  leads: readonly Incoming[],
  held: ReadonlySet<string>,
): string[] {
  const added: string[] = [];
  let before = -1;
  while (before !== added.length && suppressed.size > 0) {
    before = added.length;
    for (const { keys } of leads) {
      if (!keys.some((key) => suppressed.has(key))) continue;
      for (const key of keys) {
        if (suppressed.has(key) || held.has(key)) continue;
        suppressed.add(key);
        added.push(key);
      }
    }
  }
  return added;
}
