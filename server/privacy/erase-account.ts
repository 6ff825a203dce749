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
  const at = deps.now();
  const renamed = await db.query(
    `UPDATE account SET name = $2, closed_at = coalesce(closed_at, $3), erased_at = $3
     WHERE account_id = $1 AND erased_at IS NULL`,
    [accountId, NO_NAME, at],
  );
  if (renamed.rowCount === 0) return undefined;

  const { rows: people } = await db.query<{ id: string; email: string }>(
    `SELECT m.user_id AS id, coalesce(u.email, '') AS email FROM membership m
     LEFT JOIN auth."user" u ON u.id = m.user_id WHERE m.account_id = $1 ORDER BY 1`,
    [accountId],
  );
  const id = deps.newId();
  const ids = people.map((person) => person.id);
  const entry = { accountId, id, at, subject: 'account', keyHashes: [], reason, suppress: false } as const;
  const words = [accountId, ...ids, ...people.map(({ email }) => email)].filter((word) => word !== '');
  const traces = await eraseTraces(db, accountId, words);
  await writeErasure(db, { ...entry, subjectIds: ids, counts: withoutZeros(traces) });
  const { rows } = await db.query<{ counts: Record<string, number> }>('SELECT erase_account_rows($1) AS counts', [
    accountId,
  ]);
  const signIn = await eraseSignIn(db, people);
  await atDesk(db, 'privacy', () => forgetPayer(db, accountId, at));
  return {
    id,
    at,
    counts: { ...withoutZeros(traces), ...rows[0]?.counts, ...withoutZeros(signIn) },
    suppressedKeys: 0,
  };
}

/** Sessions, passwords, tokens and grants hang on the user; what waits to be verified only names them. */
async function eraseSignIn(db: ClientBase, people: readonly { id: string; email: string }[]) {
  const ids = people.map(({ id }) => id);
  const words = people.flatMap(({ id, email }) => [id, email]).filter((word) => word !== '');
  const verifications = await db.query(
    `DELETE FROM auth.verification WHERE EXISTS (
       SELECT 1 FROM unnest($1::text[]) w WHERE strpos(lower(identifier || ' ' || value), lower(w)) > 0)`,
    [words],
  );
  const users = await db.query('DELETE FROM auth."user" WHERE id = ANY($1)', [ids]);
  return { verification: verifications.rowCount ?? 0, user: users.rowCount ?? 0 };
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
