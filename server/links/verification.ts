import { createHash, createHmac } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { LinkedInLink, VerificationOutcome } from '../contract/link.ts';
import type { Caller, Tools } from '../http/operation.ts';
import type { Attempt, Member } from './linkedin.ts';
import { isSameName } from './same-name.ts';
import { findLink, holdLink } from './store.ts';

const MINUTES = 10;
const hashState = (state: string) => createHash('sha256').update(state).digest('hex');

/** Remembers what LinkedIn's answer is checked against. A new attempt takes the place of the one before. */
export const rememberAttempt = (
  db: ClientBase,
  { accountId, userId }: Caller,
  linkId: string,
  { state, nonce, codeVerifier }: Attempt,
  now: Date,
) =>
  db.query(
    `INSERT INTO linkedin_attempt (account_id, user_id, link_id, state_hash, nonce, code_verifier, until)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (account_id) DO UPDATE SET user_id = excluded.user_id, link_id = excluded.link_id,
       state_hash = excluded.state_hash, nonce = excluded.nonce, code_verifier = excluded.code_verifier,
       until = excluded.until`,
    [accountId, userId, linkId, hashState(state), nonce, codeVerifier, new Date(now.getTime() + MINUTES * 60_000)],
  );

/** The attempt that an answer belongs to, once: the second time, too late, or by somebody else there is none. */
export async function takeAttempt(
  db: ClientBase,
  { accountId, userId }: Caller,
  state: string,
  now: Date,
): Promise<(Attempt & { linkId: string }) | undefined> {
  const { rows } = await db.query<{ linkId: string; nonce: string; codeVerifier: string; until: Date }>(
    `DELETE FROM linkedin_attempt WHERE account_id = $1 AND user_id = $2 AND state_hash = $3
     RETURNING link_id AS "linkId", nonce, code_verifier AS "codeVerifier", until`,
    [accountId, userId, hashState(state)],
  );
  const [found] = rows;
  return found && found.until > now ? { ...found, state } : undefined;
}

const isNamed = (link: LinkedInLink, { names }: Member) => {
  const linked = link.name?.shown;
  return linked !== undefined && names.some((name) => isSameName(linked, name));
};

/**
 * Writes down that LinkedIn has verified a link, if the name is the linked member's. LinkedIn makes up the `sub` for this
 * service alone, so nothing but the name ties it to a profile. Commit only what is `verified`.
 */
export async function verifyLink(
  db: ClientBase,
  accountId: string,
  linkId: string,
  member: Member,
  { pepper, now, linkedin }: Pick<Tools, 'pepper' | 'now' | 'linkedin'>,
): Promise<VerificationOutcome> {
  await holdLink(db, accountId);
  const link = await findLink(db, accountId);
  if (link?.id !== linkId) return 'expired';
  if (!isNamed(link, member)) return 'other-name';
  const hash = createHmac('sha256', pepper).update(`linkedin-sub ${linkedin?.issuer} ${member.sub}`).digest('hex');
  try {
    const { rowCount } = await db.query(
      `INSERT INTO linkedin_verification (account_id, sub_hash, verified_at) VALUES ($1, $2, $3)
       ON CONFLICT (account_id) DO NOTHING`,
      [accountId, hash, now()],
    );
    if (rowCount === 1) return 'verified';
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'linkedin_sub_taken') return 'taken';
    throw error;
  }
  const same = await db.query('SELECT 1 FROM linkedin_verification WHERE account_id = $1 AND sub_hash = $2', [
    accountId,
    hash,
  ]);
  return same.rowCount === 1 ? 'verified' : 'other-sub';
}
