import type { ClientBase } from 'pg';
import { canonicalKey } from '../contract/canonical-key.ts';
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

interface Found {
  readonly id: string;
  readonly keys: readonly string[];
  readonly refs: readonly string[];
  readonly merged: readonly string[];
}

/**
 * Erases leads of the account: fields, provenance, keys, captures, the ids that were merged into them, stored answers and
 * jobs that mention them. Journalled, so that a restore erases them again. One receipt per lead that was there.
 */
export async function eraseLeads(
  db: ClientBase,
  deps: EraseDeps,
  { accountId, leadIds, ...why }: { accountId: string; leadIds: readonly string[] } & Why,
): Promise<ErasureReceipt[]> {
  await takeTurn(db, accountId);
  const { rows: leads } = await db.query<Found>(
    `SELECT l.id,
       ARRAY(SELECT key FROM lead_key WHERE account_id = $1 AND lead_id = l.id ORDER BY key) AS keys,
       ARRAY(SELECT client_ref::text FROM lead_capture WHERE account_id = $1 AND lead_id = l.id) AS refs,
       ARRAY(SELECT merged_id::text FROM lead_merge WHERE account_id = $1 AND lead_id = l.id) AS merged
     FROM lead l WHERE l.account_id = $1 AND l.id IN (
       SELECT coalesce(m.lead_id, i.id) FROM unnest($2::uuid[]) AS i(id)
       LEFT JOIN lead_merge m ON m.account_id = $1 AND m.merged_id = i.id)
     ORDER BY l.id`,
    [accountId, leadIds],
  );
  if (leads.length === 0) return [];
  // The rest hangs on the lead. Deleted by hand: a batch that is sent again must find its answer, or it would bring it back.
  await db.query('DELETE FROM lead WHERE account_id = $1 AND id = ANY($2::uuid[])', [
    accountId,
    leads.map(({ id }) => id),
  ]);
  const words = leads.flatMap(({ id, keys, refs, merged }) => [id, ...keys, ...refs, ...merged]);
  const traces = why.reason === 'deleted' ? {} : await eraseTraces(db, accountId, words);

  const receipts: ErasureReceipt[] = [];
  for (const [place, { id: leadId, keys, refs, merged }] of leads.entries()) {
    const rows = { lead: 1, lead_key: keys.length, lead_capture: refs.length, lead_merge: merged.length };
    const entry = { id: deps.newId(), at: deps.now(), counts: withoutZeros({ ...rows, ...(place === 0 && traces) }) };
    const keyHashes = keys.map((key) => suppressionHash(deps.pepper, key));
    const subjectIds = [leadId, ...merged];
    await writeErasure(db, { ...entry, ...why, accountId, subject: 'lead', subjectIds, keyHashes });
    if (why.suppress) await suppress(db, accountId, keyHashes, entry.at);
    receipts.push({ ...entry, suppressedKeys: why.suppress ? keyHashes.length : 0 });
  }
  return receipts;
}

/** Erases one lead; undefined where the account has no such lead. */
export const eraseLead = async (
  db: ClientBase,
  deps: EraseDeps,
  { leadId, ...rest }: { accountId: string; leadId: string } & Why,
): Promise<ErasureReceipt | undefined> => (await eraseLeads(db, deps, { ...rest, leadIds: [leadId] }))[0];

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
  const keys = [...new Set(identityKeys.flatMap((key) => [key, canonicalKey(key)]))]; // as given: so an older rule stored it
  const leadIds = (await findByKeys(db, accountId, keys)).map(({ id }) => id);
  const receipts = await eraseLeads(db, deps, { accountId, leadIds, reason, suppress: true });
  const counts = withoutZeros(await eraseTraces(db, accountId, keys));
  const keyHashes = keys.map((key) => suppressionHash(deps.pepper, key));
  const entry = { id: deps.newId(), at: deps.now(), counts };
  await writeErasure(db, { ...entry, accountId, subject: 'keys', subjectIds: [], keyHashes, reason, suppress: true });
  await suppress(db, accountId, keyHashes, entry.at);
  return [...receipts, { ...entry, suppressedKeys: keyHashes.length }];
}
