import { Hono } from 'hono';
import type { Database } from '../db/open.ts';
import { toResponse } from './answer.ts';
import { answerFailure } from './failures.ts';

/** `/healthz`: the process answers. `/readyz`: the database is there, its shape is the newest, accounts are kept apart. */
export function createHealthRoutes(database: Pick<Database, 'findFaults'>): Hono {
  const routes = new Hono();
  routes.get('/healthz', () => toResponse({ status: 200, body: { status: 'alive' } }));
  routes.get('/readyz', async () => {
    try {
      const faults = await database.findFaults();
      return toResponse({
        status: faults.length === 0 ? 200 : 503,
        body: { status: faults.length === 0 ? 'ready' : 'not-ready', faults },
      });
    } catch (error) {
      return toResponse(answerFailure(error));
    }
  });
  return routes;
}
