import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

/**
 * What the sign-in library leaves open about rotation. A browser may die, or lose its line, between the service's rotation
 * and its own store, and come back a week later with the old token: it gets the same successor again. That ends with the
 * successor's first use, which proves that it has arrived: from then on the old token gets nothing. For two minutes it may still
 * come from something on the way that has kept a request of before; after that it is a stolen one, and ends the family. So it does
 * at once where the client that it has failed revokes it, as the extension does.
 *
 * A family is what came of one sign-in: one device's tokens. The library, told a token that it has done with, would end every
 * device of the user instead; so such a token is answered here, and never gets there (oauth.ts).
 */

/** As SQL: how long after the successor's first use. The library would still answer it, so a request under way then fails nobody. */
const LATE = "interval '120 seconds'";

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
   AND older."rotatedAt" <= ${arrived}."createdAt" AND older."rotationReplayExpiresAt" > now() + ${LATE}`;

/** This refresh token is used, so it has arrived: the ones before it are answered no more. */
export async function closeBeforeRefresh(auth: Pool, token: string): Promise<void> {
  await auth.query(
    `UPDATE "oauthRefreshToken" older SET "rotationReplayExpiresAt" = now() + ${LATE} FROM "oauthRefreshToken" arrived
     WHERE arrived.token = $1 AND ${OPEN_BEFORE('arrived')}`,
    [tokenHash(token)],
  );
}

export interface RefreshToken {
  readonly family: string;
  readonly clientId: string;
}

/** Whose a refresh token is; neither changes as long as there is one. */
export async function findRefreshToken(auth: Pool, token: string): Promise<RefreshToken | undefined> {
  const { rows } = await auth.query<RefreshToken>(
    'SELECT coalesce("authorizationCodeId", id) AS family, "clientId" FROM "oauthRefreshToken" WHERE token = $1',
    [tokenHash(token)],
  );
  return rows[0];
}

/**
 * What a refresh token is worth now: `good` for a successor (or the same one again), `late` where a request of before may still
 * be on its way or its time is over, `spent` where whoever has it should not. Ask while no other request is at its family.
 */
export async function judgeRefresh(auth: Pool, token: string): Promise<'good' | 'late' | 'spent' | undefined> {
  const { rows } = await auth.query<{ said: 'good' | 'late' | 'spent' }>(
    `SELECT CASE WHEN "expiresAt" <= now() THEN 'late'
       WHEN revoked IS NULL THEN 'good'
       WHEN "rotatedAt" IS NULL THEN 'spent'
       WHEN "rotationReplayExpiresAt" > now() + ${LATE} THEN 'good'
       WHEN "rotationReplayExpiresAt" > now() THEN 'late'
       ELSE 'spent' END AS said
     FROM "oauthRefreshToken" WHERE token = $1`,
    [tokenHash(token)],
  );
  return rows[0]?.said;
}

/** Signs out what came of one sign-in, and nothing else of the user. Again, it changes nothing. */
export async function endFamily(auth: Pool, family: string): Promise<void> {
  await auth.query(
    `WITH ended AS (
       UPDATE "oauthRefreshToken" SET revoked = coalesce(revoked, now()), "rotatedAt" = NULL,
         "rotationReplayResponse" = NULL, "rotationReplayExpiresAt" = NULL
       WHERE "authorizationCodeId" = $1 OR id = $1 RETURNING id)
     DELETE FROM "oauthAccessToken" WHERE "refreshId" IN (SELECT id FROM ended)`,
    [family],
  );
}

/** As SQL: whether an access token's refresh token has any before it that is still answered. */
export const hasOpenBefore = (accessToken: string): string =>
  `EXISTS (SELECT 1 FROM "oauthRefreshToken" arrived JOIN "oauthRefreshToken" older ON ${OPEN_BEFORE('arrived')}
     WHERE arrived.id = ${accessToken}."refreshId")`;

/** This access token is used, so the refresh token that came with it has arrived, too. */
export async function closeBeforeAccess(auth: Pool, hash: string): Promise<void> {
  await auth.query(
    `UPDATE "oauthRefreshToken" older SET "rotationReplayExpiresAt" = now() + ${LATE}
     FROM "oauthAccessToken" used JOIN "oauthRefreshToken" arrived ON arrived.id = used."refreshId"
     WHERE used.token = $1 AND ${OPEN_BEFORE('arrived')}`,
    [hash],
  );
}
