import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { signIn } from '../contract/sign-in.ts';

/**
 * Whom an OAuth access token acts for: looked up by its hash at every request, so that a revoked one stops at once.
 * The hash is the provider's own: sha256, base64url (its `storeTokens: 'hashed'`).
 */
export async function findTokenHolder(
  auth: Pool,
  token: string,
  now: Date,
): Promise<{ userId: string; signedInAt: Date | null } | undefined> {
  const hash = createHash('sha256').update(token).digest('base64url');
  const { rows } = await auth.query<{ userId: string; signedInAt: Date | null }>(
    `SELECT t."userId", coalesce(r."authTime", s."createdAt") AS "signedInAt" FROM "oauthAccessToken" t
     LEFT JOIN "oauthRefreshToken" r ON r.id = t."refreshId" LEFT JOIN session s ON s.id = t."sessionId"
     WHERE t.token = $1 AND t."clientId" = $2 AND t."expiresAt" > $3 AND t.revoked IS NULL AND t."userId" IS NOT NULL`,
    [hash, signIn.clientId, now],
  );
  return rows[0];
}
