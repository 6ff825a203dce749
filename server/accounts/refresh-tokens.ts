import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

/**
 * What the sign-in library leaves open about rotation. A browser may die, or lose its line, between the service's rotation
 * and its own store, and come back a week later with the old token: it gets the same successor again. That ends with the
 * successor's first use, which proves that it has arrived: from then on the old token gets nothing. For two minutes it may still
 * come from something on the way that has kept a request of before; after that it is a stolen one, and ends the family. So it does
 * at once where the client that it has failed revokes it, as the extension does.
 */

const LATE_SECONDS = 120;

/** How the library stores a token: sha256, base64url. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

/**
 * Mends a rotation that died with the service: the old token is marked as used, and its answer was never written, so
 * nobody ever had it. Call it while no other request refreshes with this token.
 */
export async function mendTornRotation(auth: Pool, token: string): Promise<void> {
  await auth.query(
    `UPDATE "oauthRefreshToken" SET revoked = NULL, "rotatedAt" = NULL, "rotationReplayExpiresAt" = NULL
     WHERE token = $1 AND "rotatedAt" IS NOT NULL AND "rotationReplayResponse" IS NULL`,
    [tokenHash(token)],
  );
}

/** The older tokens of a family, which may still be answered again. `$1` names the one that has arrived. */
const OPEN_BEFORE = (arrived: string) =>
  `older."authorizationCodeId" = ${arrived}."authorizationCodeId" AND older.id <> ${arrived}.id
   AND older."rotatedAt" <= ${arrived}."createdAt" AND older."rotationReplayExpiresAt" > now()`;

/** This refresh token is used, so it has arrived: the ones before it are answered no more. */
export async function closeBeforeRefresh(auth: Pool, token: string): Promise<void> {
  await auth.query(
    `UPDATE "oauthRefreshToken" older SET "rotationReplayExpiresAt" = now() FROM "oauthRefreshToken" arrived
     WHERE arrived.token = $1 AND ${OPEN_BEFORE('arrived')}`,
    [tokenHash(token)],
  );
}

/** Whether this token's successor was used for the first time so short a while ago that a request of before may still be on its way. */
export async function mayBeLate(auth: Pool, token: string): Promise<boolean> {
  const { rowCount } = await auth.query(
    `SELECT 1 FROM "oauthRefreshToken" WHERE token = $1 AND "rotatedAt" IS NOT NULL
       AND "rotationReplayExpiresAt" BETWEEN now() - make_interval(secs => $2) AND now()`,
    [tokenHash(token), LATE_SECONDS],
  );
  return rowCount === 1;
}

/** As SQL: whether an access token's refresh token has any before it that is still answered. */
export const hasOpenBefore = (accessToken: string): string =>
  `EXISTS (SELECT 1 FROM "oauthRefreshToken" arrived JOIN "oauthRefreshToken" older ON ${OPEN_BEFORE('arrived')}
     WHERE arrived.id = ${accessToken}."refreshId")`;

/** This access token is used, so the refresh token that came with it has arrived, too. */
export async function closeBeforeAccess(auth: Pool, hash: string): Promise<void> {
  await auth.query(
    `UPDATE "oauthRefreshToken" older SET "rotationReplayExpiresAt" = now()
     FROM "oauthAccessToken" used JOIN "oauthRefreshToken" arrived ON arrived.id = used."refreshId"
     WHERE used.token = $1 AND ${OPEN_BEFORE('arrived')}`,
    [hash],
  );
}
