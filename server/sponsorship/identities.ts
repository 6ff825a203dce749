import type { ClientBase } from 'pg';

/**
 * Writes down that these LinkedIn identities (keyed hashes) have been linked. Outlives unlinking and erasure: a member
 * who comes back under another account is known, and who they are is not. At the desk.
 */
export const rememberIdentities = (db: ClientBase, accountId: string, now: Date) =>
  db.query(
    `INSERT INTO identity_tombstone (key_hash, first_account, first_linked_at)
     SELECT key_hash, account_id, $2 FROM linkedin_identity WHERE account_id = $1 ORDER BY key_hash ON CONFLICT DO NOTHING`,
    [accountId, now],
  );

/** Whether the LinkedIn member that an account is linked to was ever linked to another one. At the desk. */
export async function findIdentityState(
  db: ClientBase,
  accountId: string,
): Promise<'none' | 'first-ever' | 'seen-before'> {
  const { rows } = await db.query<{ keys: number; firsts: number }>(
    `SELECT count(*)::int AS keys, (count(*) FILTER (WHERE t.first_account = $1))::int AS firsts
     FROM linkedin_identity i JOIN identity_tombstone t USING (key_hash) WHERE i.account_id = $1`,
    [accountId],
  );
  const { keys = 0, firsts = 0 } = rows[0] ?? {};
  if (keys === 0) return 'none';
  return keys === firsts ? 'first-ever' : 'seen-before';
}
