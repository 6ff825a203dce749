import { Hono } from 'hono';
import type { Pool } from 'pg';
import { readPage } from '../console/page.ts';
import { inScope } from '../db/tenant.ts';
import { refuse, toResponse } from '../http/answer.ts';
import type { Tools } from '../http/operation.ts';
import { readUnsubscribeToken } from './unsubscribe.ts';
import { withdrawPromotion } from './withdraw.ts';

interface UnsubscribeDeps {
  readonly app: Pool;
  readonly tools: Tools;
  readonly consoleDir: string;
}

/**
 * The link at the end of a promotional letter (RFC 8058): a POST stops them at once, without sign-in, whether a mail
 * program or the page's button sends it. A GET shows the page and changes nothing: programs open links by themselves.
 */
export function createUnsubscribeRoutes({ app, tools, consoleDir }: UnsubscribeDeps): Hono {
  const routes = new Hono();
  routes.get('/unsubscribe/:token', (context) => {
    const known = readUnsubscribeToken(tools.pepper, context.req.param('token'));
    return readPage(context, consoleDir, known ? 200 : 404);
  });
  routes.post('/unsubscribe/:token', async (context) => {
    const person = readUnsubscribeToken(tools.pepper, context.req.param('token'));
    if (!person)
      return toResponse(refuse('not-found', { detail: 'This link is not whole. Open it from the letter again.' }));
    await inScope(app, { accountId: person.accountId }, (db) => withdrawPromotion(db, tools, person));
    return toResponse({ status: 204 });
  });
  return routes;
}
