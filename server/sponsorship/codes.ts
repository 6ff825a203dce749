import type { ClientBase } from 'pg';
import { isOpen } from '../billing/closed.ts';
import { takeAccountTurn } from '../billing/store.ts';
import { deriveCode, hashCode } from './code.ts';

export interface SponsorLink {
  readonly code: string;
  readonly createdAt: Date;
}

/** The account's link that works, where it has one. */
export async function findLinkOf(db: ClientBase, accountId: string, pepper: string): Promise<SponsorLink | undefined> {
  const { rows } = await db.query<{ salt: string; createdAt: Date }>(
    'SELECT salt, created_at AS "createdAt" FROM sponsor_code WHERE account_id = $1 AND revoked_at IS NULL',
    [accountId],
  );
  return rows[0] && { code: deriveCode(pepper, rows[0].salt), createdAt: rows[0].createdAt };
}

/** Makes a link; the one before stops working in the same moment. */
export async function makeLink(
  db: ClientBase,
  { accountId, id, salt, pepper, now }: { accountId: string; id: string; salt: string; pepper: string; now: Date },
): Promise<SponsorLink> {
  const code = deriveCode(pepper, salt);
  await takeAccountTurn(db, accountId); // one at a time, and after the claims that came before it
  await db.query('UPDATE sponsor_code SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL', [
    accountId,
    now,
  ]);
  await db.query('INSERT INTO sponsor_code (account_id, id, code_hash, salt, created_at) VALUES ($1, $2, $3, $4, $5)', [
    accountId,
    id,
    hashCode(code),
    salt,
    now,
  ]);
  return { code, createdAt: now };
}

/** Whose link it is that works under this hash: that of a closed or deactivated account does not. At the desk. */
export async function findSponsor(db: ClientBase, codeHash: string): Promise<string | undefined> {
  const { rows } = await db.query<{ account_id: string }>(
    `SELECT c.account_id FROM sponsor_code c JOIN account a USING (account_id)
     WHERE c.code_hash = $1 AND c.revoked_at IS NULL AND ${isOpen}`,
    [codeHash],
  );
  return rows[0]?.account_id;
}
