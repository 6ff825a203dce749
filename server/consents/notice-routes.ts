import { Hono } from 'hono';
import { findNotice, noticeText } from '../contract/notices.ts';
import { refuse, toResponse } from '../http/answer.ts';
import { noticeHash } from './notices.ts';

/** The notices, for everybody: the bytes that are sent are the bytes that are hashed. */
export function createNoticeRoutes(): Hono {
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
  return routes;
}
