import type { MiddlewareHandler } from 'hono';
import { refuse, toResponse } from './answer.ts';

const ALLOWED_HEADERS = 'authorization, content-type, content-encoding, idempotency-key, if-match';
const EXPOSED_HEADERS = 'etag, idempotency-replayed, ratelimit, ratelimit-policy, retry-after, x-request-id';

/**
 * CORS and the check of Origin in one place: exactly the configured extensions and the service's own pages. Any other
 * page is answered without CORS headers when it reads, and refused when it would change something. Programs send no Origin.
 */
export function checkOrigin(ownOrigin: string, extensionIds: readonly string[]): MiddlewareHandler {
  const allowed = new Set([ownOrigin, ...extensionIds.map((id) => `chrome-extension://${id}`)]);
  return async (context, next) => {
    const origin = context.req.header('origin');
    if (isForeignUseOfCookie(context.req, origin, allowed)) {
      return toResponse(refuse('forbidden', { detail: 'Only the pages of this service may use its session cookie.' }));
    }
    if (origin === undefined) {
      // A browser that sends our cookie names the page it comes from; without that a cookie changes nothing.
      const { method } = context.req;
      if (
        method !== 'GET' &&
        method !== 'HEAD' &&
        context.req.header('cookie') &&
        !context.req.header('authorization')
      ) {
        return toResponse(refuse('forbidden', { detail: 'A request with a session cookie must carry its Origin.' }));
      }
      return next();
    }
    if (!allowed.has(origin)) {
      if (context.req.method === 'GET' || context.req.method === 'HEAD') return next();
      return toResponse(refuse('forbidden', { detail: 'This origin may not call the service.' }));
    }
    const cors = {
      'access-control-allow-origin': origin,
      vary: 'origin',
      'access-control-expose-headers': EXPOSED_HEADERS,
    };
    if (context.req.method === 'OPTIONS') {
      const methods = 'GET, POST, PUT, PATCH, DELETE';
      const preflight = { 'access-control-allow-methods': methods, 'access-control-allow-headers': ALLOWED_HEADERS };
      return new Response(null, { status: 204, headers: { ...cors, ...preflight, 'access-control-max-age': '600' } });
    }
    await next();
    for (const [name, value] of Object.entries(cors)) context.res.headers.set(name, value);
  };
}

/**
 * Another extension that may reach every host gets the user's cookie sent along and may read the answer, whatever CORS
 * says. The browser tells where a request comes from, and no script can say otherwise: the API answers the cookie for the
 * service's own pages, and for an address that the user opens.
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
function isForeignUseOfCookie(
  request: { path: string; header: (name: string) => string | undefined },
  origin: string | undefined,
  allowed: ReadonlySet<string>,
): boolean {
  if (!request.path.startsWith('/v1/') || !request.header('cookie') || request.header('authorization')) return false;
  if (origin !== undefined && !allowed.has(origin)) return true;
  const site = request.header('sec-fetch-site');
  if (site === undefined || site === 'same-origin') return false;
  return request.header('sec-fetch-mode') !== 'navigate';
}
