import type { Context, MiddlewareHandler } from 'hono';
import { refuse, toResponse } from './answer.ts';
import type { RateLimit } from './rate-limit.ts';

/** Counts the requests of one network to what needs no account. Routes that come after it in the app are meant. */
export function limitPublic(limit: RateLimit, networkOf: (context: Context) => string): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.path.startsWith('/assets/')) return next(); // files of the console, which a browser keeps
    const { headers, retryAfter } = limit.take(networkOf(context));
    if (retryAfter === undefined) await next();
    else
      context.res = toResponse(refuse('rate-limited', { retryAfter, detail: `Try again in ${retryAfter} seconds.` }));
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
  };
}
