import { Hono } from 'hono';
import type { Pool } from 'pg';
import { findStatus } from '../accounts/status.ts';
import { inScope } from '../db/tenant.ts';
import { type Answer, isRefusal, refuse, toResponse } from './answer.ts';
import { readJson } from './body.ts';
import { issuesToErrors } from './issues.ts';
import type { Caller, Operation, Tools } from './operation.ts';

interface RouterDeps {
  readonly app: Pool;
  readonly tools: Tools;
  findCaller(request: Request): Promise<Caller | undefined>;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const toHonoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1{[0-9a-fA-F-]{36}}');

/** Routes for operations: who is it, what does it say, then the handler in one transaction that sees one account. */
export function createRouter(operations: readonly Operation[], { app, tools, findCaller }: RouterDeps): Hono {
  const router = new Hono();
  for (const operation of operations) {
    router.on(operation.method, toHonoPath(operation.path), async (context) => {
      const answered = await answerOperation(operation, context.req.raw, context.req.param() as Record<string, string>);
      return toResponse(answered);
    });
  }
  return router;

  async function answerOperation(
    operation: Operation,
    request: Request,
    params: Record<string, string>,
  ): Promise<Answer> {
    const caller = await findCaller(request);
    if (!caller)
      return refuse('unauthenticated', { detail: 'Send a bearer token or an API key, or sign in on the console.' });
    if (Object.values(params).some((value) => !UUID.test(value))) return refuse('not-found');

    const query = operation.query?.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (query && !query.success) return invalid(query.error.issues);
    const read = operation.body && (await readJson(request));
    if (read && 'refused' in read) return refuse(read.refused, { detail: read.detail });
    const body = operation.body?.safeParse(read?.value);
    if (body && !body.success) return invalid(body.error.issues);

    const header = (name: string) => request.headers.get(name) ?? undefined;
    const call = { caller, tools, params, header, body: body?.data, query: query?.data };
    return inScope(
      app,
      { accountId: caller.accountId },
      async (db) => {
        if (!operation.whileDeactivated && (await findStatus(db, caller.accountId))) return deactivated();
        return operation.handle({ ...call, db });
      },
      (said) => !isRefusal(said),
    );
  }
}

const deactivated = () =>
  refuse('account-deactivated', { detail: 'Nothing is processed. Sign in on the console to reactivate the account.' });
const invalid = (issues: Parameters<typeof issuesToErrors>[0]) =>
  refuse('invalid-request', { detail: 'Nothing was changed. Each error says where.', errors: issuesToErrors(issues) });
