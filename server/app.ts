import { type Context, Hono } from 'hono';
import type { Logger } from 'pino';
import type { Attempts } from './accounts/attempts.ts';
import type { Auth } from './accounts/auth.ts';
import { createCallers } from './accounts/callers.ts';
import { rememberCallers } from './accounts/known-callers.ts';
import { createSignInRoutes } from './accounts/sign-in-routes.ts';
import { createWebhookRoutes } from './billing/webhook.ts';
import { createNoticeRoutes } from './consents/notice-routes.ts';
import { createConsoleRoutes } from './console/routes.ts';
import type { Database } from './db/open.ts';
import { readNetwork } from './http/address.ts';
import { refuse, toResponse } from './http/answer.ts';
import { createDocsRoutes } from './http/docs.ts';
import { answerFailure, describeFailure } from './http/failures.ts';
import { type Gate, passGate } from './http/gate.ts';
import { createHealthRoutes } from './http/health.ts';
import { limitPublic } from './http/limit-public.ts';
import { refuseOtherMethods } from './http/methods.ts';
import type { Tools } from './http/operation.ts';
import { checkOrigin } from './http/origin.ts';
import type { RateLimit } from './http/rate-limit.ts';
import { receiveBody, usualRooms } from './http/receive.ts';
import { logRequests } from './http/request-log.ts';
import { createRouter } from './http/router.ts';
import { secureHeaders } from './http/security-headers.ts';
import { createVerificationRoutes } from './links/verification-routes.ts';
import { createUnsubscribeRoutes } from './mail/unsubscribe-routes.ts';
import { operations } from './operations.ts';
import { createDataRequestRoutes } from './requests/public-routes.ts';
import { createLandingRoutes } from './sponsorship/landing.ts';

export interface AppDeps {
  readonly database: Database;
  readonly signIn: Auth;
  readonly tools: Tools;
  readonly limits: {
    readonly signIns: Attempts;
    readonly signUps: Attempts;
    readonly requests: Attempts;
    readonly allRequests: Attempts;
    readonly accounts: RateLimit;
    readonly networks: RateLimit;
  };
  readonly gate: Gate;
  /** How many proxies stand in front and are believed when they say who asks. */
  readonly trustedProxies: number;
  readonly log: Logger;
  /** Where people reach the service, without a slash at the end. */
  readonly publicUrl: string;
  readonly extensionIds: readonly string[];
  /** The built pages (server/console/build.ts). */
  readonly consoleDir: string;
}

/** The service as a function from request to answer: it neither listens nor looks at the environment. */
export function createApp(deps: AppDeps): Hono {
  const { database, signIn, tools, limits, log, publicUrl, extensionIds, consoleDir, gate, trustedProxies } = deps;
  const { origin, protocol } = new URL(publicUrl);
  const networkOf = (context: Context) => readNetwork(context, trustedProxies);
  const callers = rememberCallers(createCallers({ ...tools, app: database.app, auth: database.auth, signIn }));
  const findCaller = callers.find;
  const accountOf = (context: Context) => callers.accountOf(context.req.raw);
  const app = new Hono();
  app.use(logRequests(log), secureHeaders(protocol === 'https:'), checkOrigin(origin, extensionIds));
  app.route('/', createHealthRoutes(database));
  app.use(
    receiveBody(usualRooms, (context) => ({ account: accountOf(context), network: networkOf(context) })),
    passGate(gate, (context) => accountOf(context) ?? networkOf(context)),
  );
  app.route('/', createRouter(operations, { app: database.app, tools, limits, findCaller, networkOf }));
  // What stands below needs no account, so it is counted by network.
  app.use(limitPublic(limits.networks, networkOf));
  app.route('/', createSignInRoutes({ auth: signIn, locks: database.locks, tables: database.auth, limits }));
  app.route('/', createNoticeRoutes(tools));
  const requestLimits = { addresses: limits.requests, all: limits.allRequests };
  app.route('/', createDataRequestRoutes({ app: database.app, tools, limits: requestLimits }));
  app.route('/', createDocsRoutes());
  app.route('/', createWebhookRoutes(database.app, tools));
  app.route('/', createLandingRoutes({ app: database.app, tools, consoleDir }));
  app.route('/', createUnsubscribeRoutes({ app: database.app, tools, consoleDir }));
  app.route('/', createVerificationRoutes({ app: database.app, tools, log, findCaller }));
  app.route('/', createConsoleRoutes(consoleDir));
  refuseOtherMethods(app);
  app.notFound(() => toResponse(refuse('not-found', { detail: 'See /docs for what there is.' })));
  app.onError((error) => {
    log.error(describeFailure(error), 'request failed');
    return toResponse(answerFailure(error));
  });
  return app;
}
