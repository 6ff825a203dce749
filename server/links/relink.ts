import type { ClientBase } from 'pg';
import { type Answer, refuse } from '../http/answer.ts';
import type { Caller, Tools } from '../http/operation.ts';
import { hashIdentities } from './store.ts';

const FRESH_MS = 15 * 60 * 1000;
const HOUR_MS = 3600 * 1000;

interface Unlinked {
  readonly at: Date;
  readonly keyHashes: readonly string[];
  /** By the person or the admin on the console, not by the extension that was linked. */
  readonly revoked: boolean;
}

async function findUnlinked(db: ClientBase, accountId: string): Promise<Unlinked | undefined> {
  const { rows } = await db.query<Unlinked>(
    'SELECT unlinked_at AS at, key_hashes AS "keyHashes", revoked FROM linkedin_unlink WHERE account_id = $1',
    [accountId],
  );
  return rows[0];
}

/** Remembers that and when the account was unlinked, and by keyed hashes only from whom. Before the link is deleted. */
export async function rememberUnlink(db: ClientBase, { accountId, via }: Caller, at: Date): Promise<void> {
  await db.query(
    `INSERT INTO linkedin_unlink (account_id, unlinked_at, key_hashes, revoked)
     SELECT account_id, $2, ARRAY(SELECT key_hash FROM linkedin_identity i WHERE i.account_id = l.account_id), $3
     FROM linkedin_link l WHERE account_id = $1
     ON CONFLICT (account_id) DO UPDATE SET unlinked_at = excluded.unlinked_at, key_hashes = excluded.key_hashes,
       revoked = excluded.revoked`,
    [accountId, at, via === 'session'],
  );
}

/**
 * Why an account that was unlinked may not be linked now: whoever links again has signed in within a quarter of an hour,
 * and another member than before waits for the cool-down. The same member need not. Undefined where it may.
 */
export async function whyNotRelink(
  db: ClientBase,
  { accountId, signedInAt }: Caller,
  { now, pepper, linkCoolDownHours }: Pick<Tools, 'now' | 'pepper' | 'linkCoolDownHours'>,
  keys: readonly string[],
): Promise<Answer | undefined> {
  const before = await findUnlinked(db, accountId);
  if (!before) return undefined;
  const hashes = hashIdentities(pepper, keys);
  if (!signedInAt || now().getTime() - signedInAt.getTime() > FRESH_MS)
    return refuse('sign-in-stale', { detail: 'Sign out and in again, then link within a quarter of an hour.' });
  if (before.keyHashes.some((hash) => hashes.includes(hash))) return undefined;
  const wait = before.at.getTime() + linkCoolDownHours * HOUR_MS - now().getTime();
  if (wait <= 0) return undefined;
  const retryAfter = Math.ceil(wait / 1000);
  return refuse('relink-too-soon', {
    retryAfter,
    detail: `Another LinkedIn member can be linked ${linkCoolDownHours} hours after the last one was unlinked.`,
  });
}

/**
 * Whether the link was taken away on the console since this extension signed in, and no other has come: then it is told so at
 * its next contact, and wipes. Undefined, or when.
 */
export async function findRevocation(
  db: ClientBase,
  { accountId, via, signedInAt }: Caller,
): Promise<Date | undefined> {
  if (via !== 'token') return undefined;
  const { rows } = await db.query<{ at: Date }>(
    `SELECT unlinked_at AS at FROM linkedin_unlink u WHERE account_id = $1 AND revoked
       AND ($2::timestamptz IS NULL OR unlinked_at > $2)
       AND NOT EXISTS (SELECT 1 FROM linkedin_link l WHERE l.account_id = u.account_id)`,
    [accountId, signedInAt ?? null],
  );
  return rows[0]?.at;
}

export const linkRevoked = (): Answer =>
  refuse('link-revoked', {
    detail: 'LinkedIn was unlinked on the service. Erase what is kept here, and sign in again to link.',
  });
