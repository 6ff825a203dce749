import type { ClientBase } from 'pg';

export type ErasureReason = 'request' | 'objection' | 'deleted' | 'retention' | 'account-closed';

/** An entry of the journal: what was erased, when and why, without a personal value. The database seals it (seal_row). */
export interface Erasure {
  readonly accountId: string;
  readonly id: string;
  readonly at: Date;
  /** `keys`: nobody was stored, but must not be captured. */
  readonly subject: 'lead' | 'keys' | 'account';
  /** Random ids: of the lead and of those that were merged into it; of the account's users. */
  readonly subjectIds: readonly string[];
  /** Keyed hashes of the identity keys (server/leads/suppression.ts). */
  readonly keyHashes: readonly string[];
  readonly reason: ErasureReason;
  /** Whether those keys must not be captured again. */
  readonly suppress: boolean;
  /** Rows that went, by table. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What erasing needs besides its transaction. */
export interface EraseDeps {
  readonly pepper: string;
  readonly now: () => Date;
  readonly newId: () => string;
}

export async function writeErasure(db: ClientBase, erasure: Erasure): Promise<void> {
  const { accountId, id, at, subject, subjectIds, keyHashes, reason, suppress, counts } = erasure;
  await db.query(
    `INSERT INTO erasure (account_id, id, at, subject, subject_ids, key_hashes, reason, suppress, counts)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [accountId, id, at, subject, subjectIds, keyHashes, reason, suppress, JSON.stringify(counts)],
  );
}
