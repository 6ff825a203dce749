import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';

/** One line per request: method, the route's pattern (never the address), status, milliseconds, request id. */
export const logRequests =
  (log: Logger): MiddlewareHandler =>
  async (context, next) => {
    const id = randomUUID();
    const begun = performance.now();
    context.set('requestId', id);
    await next();
    context.res.headers.set('x-request-id', id);
    const ms = Math.round((performance.now() - begun) * 10) / 10;
    const route = routePath(context, -1);
    log.info({ requestId: id, method: context.req.method, route, status: context.res.status, ms }, 'request');
  };
