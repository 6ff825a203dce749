import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll } from 'vitest';
import { inScope } from '../../../server/db/tenant.ts';
import { createIds } from '../../../server/ids.ts';
import type { Client, TestService } from '../service.ts';

export const PEPPER = 'a pepper of the tests, long enough';

/** What erasing needs, with a clock of one's own. */
export const eraseDeps = (now: () => Date = () => new Date()) => ({
  pepper: PEPPER,
  now,
  newId: createIds(now, randomBytes),
});

/** The application's own connections to a service's database: the restricted role, row-level security and all. */
export function openAsApplication(service: TestService, timezone = 'UTC') {
  const app = new pg.Pool({
    connectionString: service.databaseUrl,
    options: `-c role=${service.appRole} -c timezone=${timezone}`,
    max: 2,
  });
  const close = () => (app.ended ? Promise.resolve() : app.end());
  afterAll(close);
  return {
    app,
    close,
    inAccount: <T>(accountId: string, work: (db: pg.PoolClient) => Promise<T>) => inScope(app, { accountId }, work),
  };
}

export const accountOf = async (rep: Client): Promise<string> => (await rep('GET', '/v1/me')).body.account.id;
