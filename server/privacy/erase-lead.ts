import type { ClientBase } from 'pg';
import { findByKeys, takeTurn } from '../leads/store.ts';
import { suppress, suppressionHash } from '../leads/suppression.ts';
import { type EraseDeps, type ErasureReason, writeErasure } from './journal.ts';
import { eraseTraces, withoutZeros } from './traces.ts';

interface Why {
  readonly reason: ErasureReason;
  /** True: whoever holds one of the keys is not captured again. */
  readonly suppress: boolean;
}

/** Says what was erased, and when. */
export interface ErasureReceipt {
  readonly id: string;
  readonly at: Date;
  /** Rows that went, by table. */
  readonly counts: Readonly<Record<string, number>>;
  /** How many identity keys are refused from now on. */
  readonly suppressedKeys: number;
}

/**
 * Erases a lead of the account: fields, provenance, keys, captures, the ids that were merged into it, stored answers and
 * jobs that mention it. Journalled, so that a restore erases it again. Undefined where the account has no such lead.
 */
export async function eraseLead(
  db: ClientBase,
  deps: EraseDeps,
  { accountId, leadId, ...why }: { accountId: string; leadId: string } & Why,
): Promise<ErasureReceipt | undefined> {
  await takeTurn(db, accountId);
  const { rows } = await db.query<{ id: string; keys: string[]; refs: string[]; merged: string[] }>(
    `SELECT l.id,
       ARRAY(SELECT key FROM lead_key WHERE account_id = $1 AND lead_id = l.id ORDER BY key) AS keys,
       ARRAY(SELECT client_ref::text FROM lead_capture WHERE account_id = $1 AND lead_id = l.id) AS refs,
       ARRAY(SELECT merged_id::text FROM lead_merge WHERE account_id = $1 AND lead_id = l.id) AS merged
     FROM lead l WHERE l.account_id = $1
       AND l.id = coalesce((SELECT lead_id FROM lead_merge WHERE account_id = $1 AND merged_id = $2), $2::uuid)`,
    [accountId, leadId],
  );
  const [lead] = rows;
  if (!lead) return undefined;

  const ids = [lead.id, ...lead.merged];
  await db.query('DELETE FROM lead WHERE account_id = $1 AND id = $2', [accountId, lead.id]); // the rest hangs on it
  // Deleted by hand: a batch that is sent again must find its answer, or it would bring the lead back.
  const traces = why.reason === 'deleted' ? {} : await eraseTraces(db, accountId, [...ids, ...lead.keys, ...lead.refs]);
  const counts = withoutZeros({
    lead: 1,
    lead_key: lead.keys.length,
    lead_capture: lead.refs.length,
    lead_merge: lead.merged.length,
    ...traces,
  });
  const at = deps.now();
  const id = deps.newId();
  const keyHashes = lead.keys.map((key) => suppressionHash(deps.pepper, key));
  await writeErasure(db, { ...why, accountId, id, at, subject: 'lead', subjectIds: ids, keyHashes, counts });
  if (why.suppress) await suppress(db, accountId, keyHashes, at);
  return { id, at, counts, suppressedKeys: why.suppress ? keyHashes.length : 0 };
}

/**
 * Erases everybody in the account who holds one of the identity keys, and refuses those keys from now on, also where
 * nobody held them: a captured person's request or objection. One receipt per erased lead, and one for the keys.
 */
export async function erasePerson(
  db: ClientBase,
  deps: EraseDeps,
  { accountId, identityKeys, reason }: { accountId: string; identityKeys: readonly string[]; reason: ErasureReason },
): Promise<ErasureReceipt[]> {
  await takeTurn(db, accountId);
  const keys = [...new Set(identityKeys.map((key) => key.normalize('NFC')))];
  const receipts: ErasureReceipt[] = [];
  for (const { id: leadId } of await findByKeys(db, accountId, keys)) {
    const receipt = await eraseLead(db, deps, { accountId, leadId, reason, suppress: true });
    if (receipt) receipts.push(receipt);
  }
  const counts = withoutZeros(await eraseTraces(db, accountId, keys));
  const keyHashes = keys.map((key) => suppressionHash(deps.pepper, key));
  const entry = { id: deps.newId(), at: deps.now(), counts };
  await writeErasure(db, { ...entry, accountId, subject: 'keys', subjectIds: [], keyHashes, reason, suppress: true });
  await suppress(db, accountId, keyHashes, entry.at);
  return [...receipts, { ...entry, suppressedKeys: keyHashes.length }];
}
