import { createHmac } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { LinkedInLink, LinkRequest } from '../contract/link.ts';

interface Row {
  id: string;
  identity_keys: string[];
  name: LinkedInLink['name'] | null;
  linked_at: Date;
  verified_at: Date | null;
}

export async function findLink(db: ClientBase, accountId: string): Promise<LinkedInLink | undefined> {
  const { rows } = await db.query<Row>(
    `SELECT id, identity_keys, name, linked_at, verified_at FROM linkedin_link
     LEFT JOIN linkedin_verification USING (account_id) WHERE account_id = $1`,
    [accountId],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { id, identity_keys: identityKeys, name, linked_at, verified_at } = row;
  return {
    id,
    identityKeys,
    ...(name && { name }),
    linkedAt: linked_at.toISOString(),
    proof: verified_at ? 'verified-by-linkedin' : 'confirmed-by-user',
    ...(verified_at && { verifiedAt: verified_at.toISOString() }),
  };
}

/** One change of an account's link at a time: what is being made must not be taken away half-way. */
export const holdLink = (db: ClientBase, accountId: string) =>
  db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [accountId]);

/** Lets nobody link or unlink this account until the transaction ends. */
export const shareLink = (db: ClientBase, accountId: string) =>
  db.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 2))', [accountId]);

/** False where the account has a link already: the primary key decides, also between two requests at once. */
export async function insertLink(db: ClientBase, accountId: string, userId: string, id: string, link: LinkRequest) {
  await holdLink(db, accountId);
  const { rowCount } = await db.query(
    `INSERT INTO linkedin_link (account_id, id, user_id, identity_keys, name, source)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (account_id) DO NOTHING`,
    [accountId, id, userId, link.identityKeys, link.name ?? null, link.source],
  );
  return rowCount === 1;
}

export const updateLink = (db: ClientBase, accountId: string, keys: readonly string[], name: LinkRequest['name']) =>
  db.query('UPDATE linkedin_link SET identity_keys = $2, name = coalesce($3, name) WHERE account_id = $1', [
    accountId,
    keys,
    name ?? null,
  ]);

/** What of an identity key is kept where it must be recognised and not read. */
export const hashIdentities = (pepper: string, keys: readonly string[]): string[] =>
  keys.map((key) => createHmac('sha256', pepper).update(`linkedin-identity ${key}`).digest('hex'));

/** Enters the member's keys into the directory. False where one of them is another account's: the database decides. */
export async function claimIdentity(db: ClientBase, accountId: string, pepper: string, keys: readonly string[]) {
  const hashes = hashIdentities(pepper, keys);
  try {
    await db.query(
      `INSERT INTO linkedin_identity (account_id, key_hash)
       SELECT $1, hash FROM unnest($2::text[]) AS hash ORDER BY hash ON CONFLICT (account_id, key_hash) DO NOTHING`,
      [accountId, hashes],
    );
    return true;
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'linkedin_identity_taken') return false;
    throw error;
  }
}

export async function deleteLink(db: ClientBase, accountId: string): Promise<boolean> {
  await holdLink(db, accountId);
  const { rowCount } = await db.query('DELETE FROM linkedin_link WHERE account_id = $1', [accountId]);
  return rowCount === 1;
}
