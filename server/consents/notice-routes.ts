import { Hono } from 'hono';
import { findNotice, noticeText } from '../contract/notices.ts';
import type { Operator } from '../contract/operator.ts';
import { answer, refuse, toResponse } from '../http/answer.ts';
import type { Tools } from '../http/operation.ts';
import { noticeHash } from './notices.ts';

/** The notices and who runs the service, for everybody: the bytes that are sent are the bytes that are hashed. */
export function createNoticeRoutes({ operator, rules }: Pick<Tools, 'operator' | 'rules'>): Hono {
  const routes = new Hono();
  routes.get('/v1/notices/:id', (context) => {
    const notice = findNotice(context.req.param('id'), context.req.query('language') ?? 'en');
    if (!notice) return toResponse(refuse('not-found', { detail: 'There is no notice with that id.' }));
    const headers = {
      'content-type': 'application/json',
      etag: `"${noticeHash(notice)}"`,
      'cache-control': 'public, max-age=300',
    };
    return new Response(noticeText(notice), { headers });
  });
  routes.get('/v1/operator', () => {
    const said: Operator = { ...(operator && { name: operator }), contact: rules.contact };
    return toResponse(answer(said));
  });
  return routes;
}
