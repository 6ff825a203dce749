import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Pool } from 'pg';
import { inScope } from '../db/tenant.ts';
import { refuse, toResponse } from '../http/answer.ts';
import type { Tools } from '../http/operation.ts';
import { settleFact } from './settle.ts';

const MAX_EVENT_BYTES = 1024 * 1024;

/**
 * Where the provider's signed events arrive. Each is one transaction; an event that fails is answered with 500 and comes
 * again, one that was taken in before changes nothing.
 */
export function createWebhookRoutes(app: Pool, tools: Tools): Hono {
  const routes = new Hono();
  const { readEvent } = tools.provider;
  if (!readEvent) return routes;
  const tooLarge = () => toResponse(refuse('payload-too-large', { detail: `At most ${MAX_EVENT_BYTES} bytes.` }));
  routes.post('/v1/billing/webhook', bodyLimit({ maxSize: MAX_EVENT_BYTES, onError: tooLarge }), async (context) => {
    const read = await readEvent(await context.req.text(), context.req.header('stripe-signature'));
    if ('refused' in read) return toResponse(refuse(read.refused, { detail: read.detail }));
    const outcomes = await inScope(app, { desk: 'billing' }, async (db) => {
      const said = [];
      for (const fact of read.facts) said.push(await settleFact(db, fact, tools));
      return said;
    });
    return toResponse({ status: 200, body: { received: true, outcomes } });
  });
  return routes;
}
