import type { ClientBase } from 'pg';
import type { DataRequest, RequestKind } from '../contract/data-requests.ts';
import type { Language } from '../mail/letter.ts';

export interface StoredRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly key: string;
  readonly name: string | null;
  readonly address: string;
  readonly language: Language;
  readonly message: string | null;
  readonly confirmedAt: Date | null;
}

const columns = `id, kind, identity_key AS key, name, address, language, message, confirmed_at AS "confirmedAt"`;

/** Everything here is at the requests' desk: until its link is opened a request is no account's. */
export const insertRequest = (
  db: ClientBase,
  id: string,
  key: string,
  { kind, name, email, language, message }: DataRequest,
  { askedAt, linkUntil }: { askedAt: Date; linkUntil: Date },
) =>
  db.query(
    `INSERT INTO data_request (id, kind, identity_key, name, address, language, message, asked_at, link_until)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, kind, key, name ?? null, email, language, message ?? null, askedAt, linkUntil],
  );

export async function findRequest(db: ClientBase, id: string, now: Date): Promise<StoredRequest | undefined> {
  const { rows } = await db.query<StoredRequest>(
    `SELECT ${columns} FROM data_request WHERE id = $1 AND confirmed_at IS NULL AND link_until > $2`,
    [id, now],
  );
  return rows[0];
}

/** Uses the link up. False where it was used before, or is too old. */
export async function confirmRequest(db: ClientBase, id: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    'UPDATE data_request SET confirmed_at = $2 WHERE id = $1 AND confirmed_at IS NULL AND link_until > $2',
    [id, now],
  );
  return rowCount === 1;
}

/** One confirmed request that no account has yet, held until the transaction ends. */
export async function claimConfirmed(db: ClientBase): Promise<(StoredRequest & { confirmedAt: Date }) | undefined> {
  const { rows } = await db.query<StoredRequest & { confirmedAt: Date }>(
    `SELECT ${columns} FROM data_request WHERE confirmed_at IS NOT NULL AND handed_at IS NULL
     ORDER BY confirmed_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
  );
  return rows[0];
}

/** The accounts that hold somebody under the key. Asked account by account: the index begins with it. */
export async function findHolders(db: ClientBase, key: string): Promise<string[]> {
  const { rows } = await db.query<{ account_id: string }>(
    `SELECT a.account_id FROM account a CROSS JOIN LATERAL (
       SELECT 1 FROM lead_key k WHERE k.account_id = a.account_id AND k.key = $1) held ORDER BY 1`,
    [key],
  );
  return rows.map((row) => row.account_id);
}

export const forgetRequest = (db: ClientBase, id: string) => db.query('DELETE FROM data_request WHERE id = $1', [id]);

/** Nobody holds them: it stays for the operator, who answers it. */
export const keepForOperator = (db: ClientBase, id: string, now: Date) =>
  db.query('UPDATE data_request SET handed_at = $2 WHERE id = $1', [id, now]);

/** Whose link was never opened and no longer works. */
export const dropUnopened = (db: ClientBase, now: Date) =>
  db.query('DELETE FROM data_request WHERE confirmed_at IS NULL AND link_until <= $1', [now]);

export async function listForOperator(db: ClientBase): Promise<(StoredRequest & { confirmedAt: Date })[]> {
  const { rows } = await db.query<StoredRequest & { confirmedAt: Date }>(
    `SELECT ${columns} FROM data_request WHERE handed_at IS NOT NULL ORDER BY confirmed_at`,
  );
  return rows;
}
