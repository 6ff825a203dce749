import pg from 'pg';
import { expect, test } from 'vitest';
import { openDatabase } from '../../server/db/open.ts';
import { findRoleFaults } from '../../server/db/roles.ts';
import { choice, createRep, lead, push, queryAsOwner, startTestService } from './service.ts';

const service = await startTestService();

test('row-level security is enabled and forced on every table of an account, and account_id comes first', async () => {
  const tables = await queryAsOwner(
    service,
    `SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity AS forced,
       (SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
        WHERE i.indrelid = c.oid AND i.indisprimary) AS first
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
       AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'account_id')`,
  );
  expect(tables.length).toBeGreaterThanOrEqual(14);
  for (const table of tables) expect(table).toMatchObject({ forced: true, first: 'account_id' });
});

test("another account's rows are not there: on every endpoint, and in SQL as the application", async () => {
  const [mine, other] = [await createRep(service), await createRep(service)];
  const { id } = (await push(mine, [lead(['vanity:private'])])).body.results[0];
  await mine('PUT', '/v1/linkedin-link', { identityKeys: ['vanity:me'], source: 'nav-me' });
  await mine('POST', '/v1/consents', { choices: [choice('capture')] });

  expect((await other('GET', '/v1/leads')).body.leads).toEqual([]);
  expect((await other('GET', '/v1/leads?q=orla')).body.leads).toEqual([]);
  expect((await other('GET', `/v1/leads?cursor=ffffffff-ffff-7fff-bfff-ffffffffffff`)).body.leads).toEqual([]);
  expect((await other('GET', `/v1/leads/${id}`)).status).toBe(404);
  expect((await other('PATCH', `/v1/leads/${id}`, { headline: 'x' }, { 'if-match': '*' })).status).toBe(404);
  expect((await other('DELETE', `/v1/leads/${id}`, undefined, { 'if-match': '*' })).status).toBe(404);
  expect((await other('POST', '/v1/leads/lookup', { identityKeys: ['vanity:private'] })).body.results[0].state).toBe(
    'unknown',
  );
  expect((await other('GET', '/v1/linkedin-link')).body.link).toBeNull();
  expect((await other('DELETE', '/v1/linkedin-link')).body.hadLink).toBe(false);
  expect((await other('GET', '/v1/consents')).body.events).toHaveLength(2);
  expect((await mine('GET', '/v1/linkedin-link')).body.link).not.toBeNull();

  const client = new pg.Client({ connectionString: service.databaseUrl });
  await client.connect();
  await client.query(`SET ROLE ${service.appRole}`);
  for (const account of ['', (await other('GET', '/v1/me')).body.account.id]) {
    await client.query("SELECT set_config('app.account_id', $1, false)", [account]);
    expect((await client.query('SELECT * FROM lead')).rows).toEqual([]);
    expect((await client.query("SELECT * FROM lead_key WHERE key = 'vanity:private'")).rows).toEqual([]);
    expect((await client.query("UPDATE lead SET owner_id = 'x'")).rowCount).toBe(0);
  }
  await client.end();
});

test('the service refuses to start where accounts are not kept apart', async () => {
  const unsafe = await startTestService();
  await queryAsOwner(unsafe, 'ALTER TABLE lead NO FORCE ROW LEVEL SECURITY');
  expect(await (await fetch(`${unsafe.url}/readyz`)).json()).toMatchObject({ code: 'database-unavailable' });
  await expect(openDatabase(unsafe.databaseUrl, 'x'.repeat(32), () => undefined)).rejects.toThrow(
    'Row-level security is not enabled and forced on lead.',
  );
  const owner = new pg.Client({ connectionString: service.databaseUrl });
  await owner.connect();
  expect(await findRoleFaults(owner)).toEqual(
    expect.arrayContaining([
      'The application role is a superuser.',
      'The application role owns tables, or is a member of their owner.',
    ]),
  );
  await owner.end();
});
