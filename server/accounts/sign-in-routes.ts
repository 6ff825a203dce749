import { Hono } from 'hono';
import type { Pool } from 'pg';
import type { ProblemCode } from '../contract/problem.ts';
import { signIn as paths } from '../contract/sign-in.ts';
import { refuse, toResponse } from '../http/answer.ts';
import { readJson } from '../http/body.ts';
import { answerFailure } from '../http/failures.ts';
import type { Attempts } from './attempts.ts';
import type { Auth } from './auth.ts';
import { MAX_PASSWORD, MIN_PASSWORD } from './auth.ts';
import { answerOAuth } from './oauth.ts';

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

interface SignInDeps {
  readonly auth: Auth;
  readonly locks: Pool;
  /** the sign-in library's own tables */
  readonly tables: Pool;
  /** Wrong passwords per e-mail address, and new accounts altogether: both cost, and the first is guessing. */
  readonly limits: { readonly signIns: Attempts; readonly signUps: Attempts };
}

/** The library's answers, with its failures told as this service tells them. OAuth's own endpoints keep OAuth's errors. */
export function createSignInRoutes({ auth, locks, tables, limits }: SignInDeps): Hono {
  const routes = new Hono();
  for (const [method, path] of open) {
    routes.on(method, BASE + path, async (context) => {
      if (path.startsWith('/oauth2/')) return answerOAuth({ auth, locks, tables }, context.req.raw);
      if (path.endsWith('/email')) return answerPassword(context.req.raw, path === '/sign-up/email');
      return tell(await auth.handler(context.req.raw));
    });
  }
  return routes;

  async function answerPassword(request: Request, isNew: boolean): Promise<Response> {
    const read = await readJson(request);
    if ('refused' in read) return toResponse(refuse(read.refused, { detail: read.detail }));
    const { email } = (read.value ?? {}) as { email?: unknown };
    const [attempts, subject] = isNew ? [limits.signUps, ''] : [limits.signIns, String(email)];
    const retryAfter = attempts.take(subject);
    if (retryAfter !== undefined)
      return toResponse(refuse('rate-limited', { retryAfter, detail: `Try again in ${retryAfter} seconds.` }));
    const headers = new Headers(request.headers);
    for (const name of ['content-encoding', 'content-length']) headers.delete(name);
    const body = JSON.stringify(read.value);
    const response = await auth.handler(new Request(request.url, { method: 'POST', headers, body }));
    if (response.ok && !isNew) attempts.forget(subject);
    return tell(response);
  }

  async function tell(response: Response): Promise<Response> {
    if (response.status < 400) return response;
    const { code } = (await response
      .clone()
      .json()
      .catch(() => ({}))) as { code?: string };
    // The library keeps to itself why it failed. Where the database is away, asking it says so.
    const failed = response.status >= 500 || code?.startsWith('FAILED_TO_');
    const cause = failed && (await locks.query('SELECT 1').then(() => undefined, answerFailure));
    return cause ? toResponse(cause) : toProblem(response);
  }
}

async function toProblem(response: Response): Promise<Response> {
  const said = (await response.json().catch(() => ({}))) as { code?: string; message?: string };
  const [code, detail] = problems[said.code ?? ''] ?? [
    response.status >= 500 ? 'internal' : 'invalid-request',
    said.message,
  ];
  return toResponse(refuse(code, detail ? { detail } : {}));
}
