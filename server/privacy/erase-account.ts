import type { ClientBase } from 'pg';
import { atDesk } from '../db/tenant.ts';
import { takeTurn } from '../leads/store.ts';
import type { ErasureReceipt } from './erase-lead.ts';
import { type EraseDeps, type ErasureReason, writeErasure } from './journal.ts';
import { eraseTraces, withoutZeros } from './traces.ts';

/** What stands in the place of an erased account's name. Its random id is the pseudonym under which the books stay. */
const NO_NAME = 'erased';

/**
 * Erases an account and everybody in it, in the account's own transaction (inScope): users, sign-in, link, leads, consents,
 * stored answers, jobs. What was paid, the books of free months, the audit and the hashes that keep a promise stay under
 * the account's random id (server/privacy/tables.ts). Journalled. Undefined where the account is erased already.
 */
export async function eraseAccount(
  db: ClientBase,
  deps: EraseDeps,
  { accountId, reason }: { accountId: string; reason: ErasureReason },
): Promise<ErasureReceipt | undefined> {
  await takeTurn(db, accountId);
  const open = await db.query('SELECT 1 FROM account WHERE account_id = $1 AND erased_at IS NULL FOR UPDATE', [
    accountId,
  ]);
  if (open.rowCount === 0) return undefined;
  const { rows } = await db.query<{ id: string }>('SELECT user_id AS id FROM membership WHERE account_id = $1', [
    accountId,
  ]);
  const userIds = rows.map((row) => row.id).sort();
  const entry = { id: deps.newId(), at: deps.now() };
  const none = { keyHashes: [], suppress: false, counts: {} };
  await writeErasure(db, { ...entry, ...none, accountId, subject: 'account', subjectIds: userIds, reason });
  const counts = await eraseAccountRows(db, { accountId, userIds, at: entry.at });
  return { ...entry, counts, suppressedKeys: 0 };
}

/** The rows of an account whose erasure is in the journal, and of its users; how many went, by table. */
export async function eraseAccountRows(
  db: ClientBase,
  { accountId, userIds, at }: { accountId: string; userIds: readonly string[]; at: Date },
): Promise<Record<string, number>> {
  const { rows: people } = await db.query<{ id: string; email: string }>(
    `SELECT u.id, u.email FROM auth."user" u WHERE u.id = ANY($2)
       OR u.id IN (SELECT user_id FROM membership WHERE account_id = $1)`,
    [accountId, userIds],
  );
  const words = [...userIds, ...people.flatMap(({ id, email }) => [id, email])];
  const traces = await eraseTraces(db, accountId, [accountId, ...words]);
  const gone = await db.query<{ counts: Record<string, number> }>('SELECT erase_account_rows($1) AS counts', [
    accountId,
  ]);
  const verifications = await db.query(
    `DELETE FROM auth.verification WHERE EXISTS (
       SELECT 1 FROM unnest($1::text[]) w WHERE strpos(lower(identifier || ' ' || value), lower(w)) > 0)`,
    [words],
  );
  // Sessions, passwords, tokens and grants hang on the user.
  const users = await db.query('DELETE FROM auth."user" WHERE id = ANY($1)', [people.map(({ id }) => id)]);
  await db.query(
    `UPDATE account SET name = $2, closed_at = coalesce(closed_at, $3), erased_at = $3 WHERE account_id = $1`,
    [accountId, NO_NAME, at],
  );
  await atDesk(db, 'privacy', () => forgetPayer(db, accountId, at));
  const signIn = { verification: verifications.rowCount ?? 0, user: users.rowCount ?? 0 };
  return { ...withoutZeros({ ...traces, ...signIn }), ...gone.rows[0]?.counts };
}

/** What was paid stays; which customer of the payment provider's it was, and by which card, does not. */
async function forgetPayer(db: ClientBase, accountId: string, at: Date): Promise<void> {
  await db.query(
    `UPDATE subscription SET customer = NULL, subscription = NULL, status = 'cancelled',
       cancelled_at = coalesce(cancelled_at, $2) WHERE account_id = $1`,
    [accountId, at],
  );
  await db.query('UPDATE invoice SET card_hash = NULL WHERE account_id = $1', [accountId]);
}
