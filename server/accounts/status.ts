import type { ClientBase } from 'pg';
import type { AccountStatus } from '../contract/me.ts';

/** Undefined where the account is open. In the account's scope, or at a desk. */
export async function findStatus(db: ClientBase, accountId: string): Promise<AccountStatus | undefined> {
  const { rows } = await db.query<{ deactivated_at: Date; delete_after: Date | null }>(
    'SELECT deactivated_at, delete_after FROM account_status WHERE account_id = $1',
    [accountId],
  );
  const [row] = rows;
  return (
    row && {
      deactivatedAt: row.deactivated_at.toISOString(),
      ...(row.delete_after && { deleteAfter: row.delete_after.toISOString() }),
    }
  );
}

/**
 * Lets nobody deactivate the account until the transaction ends: a deactivation that was acknowledged has nothing behind it.
 * The first lock of a transaction, before those of consents, link and turn.
 */
export const shareStatus = (db: ClientBase, accountId: string) =>
  db.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 7))', [accountId]);

/**
 * Stops everything for the account, once what is under way has ended; with a date it is erased then. An earlier date of
 * either kind stays.
 */
export async function deactivate(db: ClientBase, accountId: string, at: Date, deleteAfter: Date | null): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [accountId]);
  await db.query(
    `INSERT INTO account_status AS s (account_id, deactivated_at, delete_after) VALUES ($1, $2, $3)
     ON CONFLICT (account_id) DO UPDATE SET delete_after = coalesce(s.delete_after, excluded.delete_after)`,
    [accountId, at, deleteAfter],
  );
}

/** Opens the account again, and takes back a deletion that has not happened. False where it was open. */
export async function reactivate(db: ClientBase, accountId: string): Promise<boolean> {
  const { rowCount } = await db.query('DELETE FROM account_status WHERE account_id = $1', [accountId]);
  return rowCount === 1;
}

/** Accounts whose days to think it over are past. At a desk. */
export async function findDeletionsDue(db: ClientBase, now: Date): Promise<string[]> {
  const { rows } = await db.query<{ account_id: string }>(
    'SELECT account_id FROM account_status WHERE delete_after <= $1 ORDER BY delete_after LIMIT 100',
    [now],
  );
  return rows.map((row) => row.account_id);
}

/** Takes the wish to be deleted, once, if its date is past; who reactivates at the same moment comes before or too late. */
export async function takeDueDeletion(db: ClientBase, accountId: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query('DELETE FROM account_status WHERE account_id = $1 AND delete_after <= $2', [
    accountId,
    now,
  ]);
  return rowCount === 1;
}
