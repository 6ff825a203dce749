import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { signIn } from '../contract/sign-in.ts';

/**
 * Whom an OAuth access token acts for: looked up by its hash at every request, so that a revoked one stops at once.
 * The hash is the provider's own: sha256, base64url (its `storeTokens: 'hashed'`).
 */
export async function findTokenHolder(auth: Pool, token: string, now: Date): Promise<string | undefined> {
  const hash = createHash('sha256').update(token).digest('base64url');
  const { rows } = await auth.query<{ userId: string }>(
    `SELECT "userId" FROM "oauthAccessToken"
     WHERE token = $1 AND "clientId" = $2 AND "expiresAt" > $3 AND revoked IS NULL AND "userId" IS NOT NULL`,
    [hash, signIn.clientId, now],
  );
  return rows[0]?.userId;
}
