import { createHmac } from 'node:crypto';
import type { ClientBase } from 'pg';

/** One-way: who must not be captured again is recognised, and cannot be read from the table. */
export const suppressionHash = (pepper: string, key: string): string =>
  createHmac('sha256', pepper).update(`suppression ${key}`).digest('hex');

/** Those of the identity keys that must not be captured. */
export async function findSuppressed(
  db: ClientBase,
  accountId: string,
  pepper: string,
  keys: readonly string[],
): Promise<Set<string>> {
  const byHash = new Map(keys.map((key) => [suppressionHash(pepper, key), key]));
  const { rows } = await db.query<{ key_hash: string }>(
    'SELECT key_hash FROM suppression WHERE account_id = $1 AND key_hash = ANY($2)',
    [accountId, [...byHash.keys()]],
  );
  return new Set(rows.map((row) => byHash.get(row.key_hash) as string));
}

/** From now on whoever holds one of these keys (hashes) is refused. Hangs on nothing that could take it along. */
export const suppress = (db: ClientBase, accountId: string, keyHashes: readonly string[], at: Date) =>
  db.query(
    `INSERT INTO suppression (account_id, key_hash, created_at)
     SELECT $1, hash, $3 FROM unnest($2::text[]) AS hash ORDER BY hash ON CONFLICT DO NOTHING`,
    [accountId, keyHashes, at],
  );
