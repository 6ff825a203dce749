import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { Pool } from 'pg';
import type { ProblemCode } from '../contract/problem.ts';
import { signIn as paths } from '../contract/sign-in.ts';
import { refuse, toResponse } from '../http/answer.ts';
import type { Auth } from './auth.ts';
import { MAX_PASSWORD, MIN_PASSWORD } from './auth.ts';

const BASE = '/api/auth';

/** What of the sign-in library is reachable. Its other endpoints (clients, consents, accounts) are not. */
const open: readonly [string, string][] = [
  ['POST', '/sign-up/email'],
  ['POST', '/sign-in/email'],
  ['POST', '/sign-out'],
  ['GET', paths.authorizePath.slice(BASE.length)],
  ['POST', paths.tokenPath.slice(BASE.length)],
  ['POST', paths.revokePath.slice(BASE.length)],
];

const problems: Record<string, [ProblemCode, string]> = {
  INVALID_EMAIL_OR_PASSWORD: ['sign-in-failed', 'Check both and try again.'],
  USER_ALREADY_EXISTS: ['email-taken', 'Sign in instead.'],
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: ['email-taken', 'Sign in instead.'],
  PASSWORD_TOO_SHORT: ['password-unsuitable', `Use ${MIN_PASSWORD} to ${MAX_PASSWORD} characters.`],
  PASSWORD_TOO_LONG: ['password-unsuitable', `Use ${MIN_PASSWORD} to ${MAX_PASSWORD} characters.`],
  ADULT_ATTESTATION_MISSING: ['adult-attestation-missing', 'Confirm that you are 18 or older.'],
  INVALID_ORIGIN: ['forbidden', 'This page may not sign anybody in.'],
};

/** The library's answers, with its failures told as this service tells them. OAuth's own endpoints keep OAuth's errors. */
export function createSignInRoutes(auth: Auth, locks: Pool): Hono {
  const routes = new Hono();
  for (const [method, path] of open) {
    routes.on(method, BASE + path, async (context) => {
      if (path.startsWith('/oauth2/')) return answerOAuth(auth, locks, context.req.raw, path);
      const response = await auth.handler(context.req.raw);
      return response.status < 400 ? response : toProblem(response);
    });
  }
  return routes;
}

async function toProblem(response: Response): Promise<Response> {
  const said = (await response.json().catch(() => ({}))) as { code?: string; message?: string };
  const [code, detail] = problems[said.code ?? ''] ?? [
    response.status >= 500 ? 'internal' : 'invalid-request',
    said.message,
  ];
  return toResponse(refuse(code, detail ? { detail } : {}));
}

/**
 * Refreshing with one and the same token takes turns: of twenty at once the first rotates, and the others get its
 * successor again instead of an error.
 */
async function answerOAuth(auth: Auth, locks: Pool, request: Request, path: string): Promise<Response> {
  const token = path === paths.tokenPath.slice(BASE.length) ? await findRefreshToken(request.clone()) : undefined;
  if (!token) return auth.handler(request);
  const db = await locks.connect();
  let broken: Error | undefined;
  try {
    await db.query('BEGIN');
    const hash = createHash('sha256').update(token).digest('hex');
    await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [hash]);
    return await auth.handler(request);
  } finally {
    await db.query('COMMIT').catch((error: Error) => {
      broken = error;
    });
    db.release(broken);
  }
}

async function findRefreshToken(request: Request): Promise<string | undefined> {
  const form = new URLSearchParams(await request.text());
  return form.get('grant_type') === 'refresh_token' ? (form.get('refresh_token') ?? undefined) : undefined;
}
