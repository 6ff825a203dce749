import type { Pool } from 'pg';
import { signIn as paths } from '../contract/sign-in.ts';
import type { Auth } from './auth.ts';
import {
  closeBeforeRefresh,
  endFamily,
  findRefreshToken,
  judgeRefresh,
  mendTornRotation,
  type RefreshToken,
} from './refresh-tokens.ts';

interface OAuthDeps {
  readonly auth: Auth;
  readonly locks: Pool;
  /** the sign-in library's own tables */
  readonly tables: Pool;
}

const FORM = 'application/x-www-form-urlencoded';

/**
 * OAuth's endpoints, with OAuth's errors. Requests with tokens of one family take turns: of twenty refreshes at once the first
 * rotates, and the others get its successor again. What is spent ends its family here and not in the library, which would
 * end every device of the user; so does a sign-out, which may be told as often as it takes to hear the answer.
 */
export async function answerOAuth(deps: OAuthDeps, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const isRevoke = pathname === paths.revokePath;
  const isForm = request.headers.get('content-type')?.toLowerCase().includes(FORM);
  if (!isForm || !(isRevoke || pathname === paths.tokenPath)) return deps.auth.handler(request);
  // The library reads exactly what was read here: of a name that comes twice, the last.
  const form = new URLSearchParams(await request.text());
  const read = (name: string) => form.getAll(name).at(-1) ?? '';
  const headers = new Headers(request.headers);
  headers.set('content-type', FORM);
  headers.delete('content-length');
  const ask = () => deps.auth.handler(new Request(request.url, { method: 'POST', headers, body: form.toString() }));
  if (!isRevoke && read('grant_type') !== 'refresh_token') return ask();

  const token = isRevoke ? withoutScheme(read('token')) : read('refresh_token');
  const known = await findRefreshToken(deps.tables, token);
  if (!known) return ask();
  if (isRevoke && read('client_id') !== known.clientId)
    return refuse(401, 'invalid_client', 'the token is of another client');
  return inTurn(deps.locks, known, async () => {
    if (isRevoke) {
      await endFamily(deps.tables, known.family);
      return new Response(null, { headers: { 'cache-control': 'no-store' } });
    }
    await mendTornRotation(deps.tables, token);
    await closeBeforeRefresh(deps.tables, token);
    const worth = await judgeRefresh(deps.tables, token);
    if (worth === 'spent') await endFamily(deps.tables, known.family);
    return worth === 'late' || worth === 'spent' ? refuse(400, 'invalid_grant', 'invalid refresh token') : ask();
  });
}

/** The library takes a token to be revoked as it stands in a header, too. */
const withoutScheme = (token: string) => /^\s*(?:bearer|dpop)\s+(.+)$/i.exec(token)?.[1]?.trim() ?? token.trim();

/** Runs work while nothing else runs for this family. */
async function inTurn<T>(locks: Pool, { family }: RefreshToken, work: () => Promise<T>): Promise<T> {
  const db = await locks.connect();
  let broken: Error | undefined;
  try {
    await db.query('BEGIN');
    await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [family]);
    return await work();
  } finally {
    await db.query('COMMIT').catch((error: Error) => {
      broken = error;
    });
    db.release(broken);
  }
}

/** RFC 6749, 5.2, as the library says it. */
const refuse = (status: number, error: string, why: string) =>
  Response.json({ error, error_description: why }, { status, headers: { 'cache-control': 'no-store' } });
