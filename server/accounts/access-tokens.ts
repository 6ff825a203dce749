import type { Pool } from 'pg';
import { signIn } from '../contract/sign-in.ts';
import { closeBeforeAccess, hasOpenBefore, tokenHash } from './refresh-tokens.ts';

/**
 * Whom an OAuth access token acts for: looked up by its hash at every request, so that a revoked one stops at once.
 * Its first use also shows that the refresh token beside it has arrived.
 */
export async function findTokenHolder(
  auth: Pool,
  token: string,
  now: Date,
): Promise<{ userId: string; signedInAt: Date | null } | undefined> {
  const hash = tokenHash(token);
  const { rows } = await auth.query<{ userId: string; signedInAt: Date | null; first: boolean }>(
    `SELECT t."userId", coalesce(r."authTime", s."createdAt") AS "signedInAt", ${hasOpenBefore('t')} AS first
     FROM "oauthAccessToken" t
     LEFT JOIN "oauthRefreshToken" r ON r.id = t."refreshId" LEFT JOIN session s ON s.id = t."sessionId"
     WHERE t.token = $1 AND t."clientId" = $2 AND t."expiresAt" > $3 AND t.revoked IS NULL AND t."userId" IS NOT NULL`,
    [hash, signIn.clientId, now],
  );
  const [holder] = rows;
  if (holder?.first) await closeBeforeAccess(auth, hash);
  return holder && { userId: holder.userId, signedInAt: holder.signedInAt };
}
