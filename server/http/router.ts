import { type Context, Hono } from 'hono';
import type { Pool } from 'pg';
import { findStatus, shareStatus } from '../accounts/status.ts';
import { inScope } from '../db/tenant.ts';
import { type Answer, isRefusal, refuse, toResponse } from './answer.ts';
import { readJson } from './body.ts';
import { isCollision } from './failures.ts';
import { issuesToErrors } from './issues.ts';
import type { Call, Caller, Operation, Tools } from './operation.ts';
import { joinHeaders, type RateLimit } from './rate-limit.ts';

interface RouterDeps {
  readonly app: Pool;
  readonly tools: Tools;
  /** Per account, and per network for those whose credentials are none. */
  readonly limits: { readonly accounts: RateLimit; readonly networks: RateLimit };
  findCaller(request: Request): Promise<Caller | undefined>;
  networkOf(context: Context): string;
}

const TRIES = 3; // of a transaction that met another one
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const toHonoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1{[0-9a-fA-F-]{36}}');

/** Routes for operations: who is it, how often does it ask, what does it say, then the handler in one transaction that sees one account. */
export function createRouter(
  operations: readonly Operation[],
  { app, tools, limits, findCaller, networkOf }: RouterDeps,
): Hono {
  const router = new Hono();
  for (const operation of operations) {
    router.on(operation.method, toHonoPath(operation.path), async (context) => {
      const caller = await findCaller(context.req.raw);
      const { headers, retryAfter } = caller
        ? limits.accounts.take(caller.accountId)
        : limits.networks.take(networkOf(context));
      const params = context.req.param() as Record<string, string>;
      const answered =
        retryAfter !== undefined
          ? refuse('rate-limited', { retryAfter, detail: `Try again in ${retryAfter} seconds.` })
          : caller
            ? await answerOperation(operation, caller, context.req.raw, params)
            : refuse('unauthenticated', { detail: 'Send a bearer token or an API key, or sign in on the console.' });
      return toResponse({ ...answered, headers: joinHeaders(answered.headers, headers) });
    });
  }
  return router;

  async function answerOperation(
    operation: Operation,
    caller: Caller,
    request: Request,
    params: Record<string, string>,
  ): Promise<Answer> {
    if (Object.values(params).some((value) => !UUID.test(value))) return refuse('not-found');

    const query = operation.query?.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (query && !query.success) return invalid(query.error.issues);
    const read = operation.body && (await readJson(request));
    if (read && 'refused' in read) return refuse(read.refused, { detail: read.detail });
    const body = operation.body?.safeParse(read?.value);
    if (body && !body.success) return invalid(body.error.issues);

    const header = (name: string) => request.headers.get(name) ?? undefined;
    const scope = { accountId: caller.accountId };
    const later: Call['later'] = (work) => inScope(app, scope, work);
    const before = await operation.before?.(tools);
    const call = { caller, tools, params, before, header, later, body: body?.data, query: query?.data };
    for (let left = TRIES; ; left--) {
      try {
        return await inScope(
          app,
          scope,
          async (db) => {
            if (!operation.whileDeactivated) {
              if (operation.method !== 'GET') await shareStatus(db, caller.accountId);
              if (await findStatus(db, caller.accountId)) return deactivated();
            }
            return operation.handle({ ...call, db });
          },
          (said) => !isRefusal(said),
        );
      } catch (error) {
        if (left === 1 || !isCollision(error)) throw error;
      }
    }
  }
}

const deactivated = () =>
  refuse('account-deactivated', { detail: 'Nothing is processed. Sign in on the console to reactivate the account.' });
const invalid = (issues: Parameters<typeof issuesToErrors>[0]) =>
  refuse('invalid-request', { detail: 'Nothing was changed. Each error says where.', errors: issuesToErrors(issues) });
