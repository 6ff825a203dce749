import { Hono } from 'hono';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { findStatus } from '../accounts/status.ts';
import { recordAudit } from '../audit/audit.ts';
import type { VerificationOutcome } from '../contract/link.ts';
import { inScope } from '../db/tenant.ts';
import type { Caller, Tools } from '../http/operation.ts';
import { callbackPath } from './linkedin.ts';
import { takeAttempt, verifyLink } from './verification.ts';

interface VerificationDeps {
  readonly app: Pool;
  readonly tools: Tools;
  readonly log: Logger;
  findCaller(request: Request): Promise<Caller | undefined>;
}

/** Where LinkedIn sends the browser back to. The account page says how it ended. */
export function createVerificationRoutes({ app, tools, log, findCaller }: VerificationDeps): Hono {
  const routes = new Hono();
  routes.get(callbackPath, async (context) => {
    const caller = await findCaller(context.req.raw);
    if (caller?.via !== 'session') return context.redirect('/sign-in?to=%2Faccount');
    const outcome = await finish(caller, new URL(context.req.url).search);
    return context.redirect(`/account?linkedin=${outcome}`);
  });
  return routes;

  async function finish(caller: Caller, search: string): Promise<VerificationOutcome> {
    const { linkedin } = tools;
    const scope = { accountId: caller.accountId };
    const state = new URLSearchParams(search).get('state') ?? '';
    const attempt = await inScope(app, scope, async (db) =>
      (await findStatus(db, caller.accountId)) ? undefined : takeAttempt(db, caller, state, tools.now()),
    );
    if (!linkedin || !attempt) return 'expired';
    const finished = await linkedin.finish(search, attempt);
    if ('failed' in finished) {
      if (finished.failed !== 'cancelled') log.warn({ cause: finished.cause }, 'LinkedIn did not verify a member');
      return finished.failed;
    }
    return inScope(
      app,
      scope,
      async (db) => {
        const outcome = await verifyLink(db, caller.accountId, attempt.linkId, finished.member, tools);
        if (outcome === 'verified') await recordAudit({ db, caller, tools }, 'linkedin-link.verified', attempt.linkId);
        return outcome;
      },
      (outcome) => outcome === 'verified',
    );
  }
}
