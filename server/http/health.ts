import { Hono } from 'hono';
import type { Database } from '../db/open.ts';
import { refuse, toResponse } from './answer.ts';
import { answerFailure } from './failures.ts';

/** `/healthz`: the process answers. `/readyz`: the database is there, its shape is the newest, accounts are kept apart. */
export function createHealthRoutes(database: Pick<Database, 'findFaults'>): Hono {
  const routes = new Hono();
  routes.get('/healthz', () => toResponse({ status: 200, body: { status: 'alive' } }));
  routes.get('/readyz', async () => {
    try {
      const faults = await database.findFaults();
      if (faults.length === 0) return toResponse({ status: 200, body: { status: 'ready', faults } });
      return toResponse(refuse('database-unavailable', { retryAfter: 5, detail: faults.join(' ') }));
    } catch (error) {
      return toResponse(answerFailure(error));
    }
  });
  return routes;
}
