import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, test } from 'vitest';
import { operations } from '../../server/operations.ts';
import { bodies } from './bodies.ts';
import { choice, createRep, lead, push, queryAsOwner, startTestService } from './service.ts';

// Everything here is made from the list of operations and from the database's catalog: what is new is covered.
const service = await startTestService({ dailyCap: 10_000 });
const MARK = 'Zzyzxq';

/** Somebody with something in as many tables as there are calls that write. */
async function createVictim() {
  const rep = await createRep(service, `${MARK} Owner`);
  const [{ id = '' } = {}, { id: other = '' } = {}] = (
    await push(rep, [
      lead(['vanity:zzyzxq-one'], { name: { shown: `${MARK} One` }, headline: MARK }),
      lead(['vanity:zzyzxq-two'], { name: { shown: `${MARK} Two` }, headline: MARK }),
    ])
  ).body.results as { id: string }[];
  const list = (await rep('POST', '/v1/lists', { name: `${MARK} list` })).body.id as string;
  await rep('POST', `/v1/lists/${list}/leads`, { add: [id] });
  await rep('PUT', '/v1/linkedin-link', {
    identityKeys: ['vanity:zzyzxq-me'],
    name: { shown: MARK },
    source: 'nav-me',
  });
  await rep('POST', '/v1/consents', { choices: [choice('capture')] });
  await rep('POST', '/v1/sponsorship/code');
  const accountId = (await rep('GET', '/v1/me')).body.account.id as string;
  return { rep, ids: [id, other, list], accountId };
}

const tablesWithAccount = async (): Promise<string[]> =>
  (
    await queryAsOwner(
      service,
      `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
         AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'account_id') ORDER BY 1`,
    )
  ).map(({ name }) => name);

/** Every row of the account, table by table, as the owner sees it. */
async function dump(accountId: string): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of await tablesWithAccount()) {
    const rows = await queryAsOwner(service, `SELECT t::text AS row FROM ${table} t WHERE account_id = $1 ORDER BY 1`, [
      accountId,
    ]);
    all[table] = rows.map(({ row }) => row);
  }
  return all;
}

const victim = await createVictim();

/** A body in which every id, name and key that could be somebody's is the victim's. */
const aimed = (body: unknown, id: string): unknown =>
  JSON.parse(
    JSON.stringify(body)
      .replaceAll(/"(?:add|remove|with)":(?:"[^"]*"|\["[^"]*"\])/g, (said) => said.replaceAll(/[0-9a-f-]{36}/g, id))
      .replaceAll('vanity:orla', 'vanity:zzyzxq-one')
      .replaceAll('urn:4711', 'vanity:zzyzxq-two'),
  );

test('C16: no call shows or changes anything of another account, whatever it names', async () => {
  const before = await dump(victim.accountId);
  let asked = 0;
  const leaks: string[] = [];
  let rep = await createRep(service, 'Somebody Else');
  for (const { id: name, method, path, body: takesBody } of operations) {
    for (const id of victim.ids) {
      // Anew where the call before may have ended the account, and where one's own pushes would be known.
      const isThere = (await rep('GET', '/v1/leads?limit=1')).status === 200;
      if (!isThere || name === 'lookUpLeads') rep = await createRep(service, 'Somebody Else');
      const own = (await rep('POST', '/v1/lists', { name: 'own' })).body.id as string;
      const search = name === 'exportLeads' ? '?format=json' : name === 'listLeads' ? `?list=${id}` : '';
      for (const place of new Set([path.replace('{id}', id), path.replace('{id}', own)])) {
        const headers = { 'if-match': '*', 'idempotency-key': randomUUID() };
        const body = takesBody && aimed(bodies[name]?.() ?? {}, id);
        const answered = await rep(method, place + search, body, headers);
        asked++;
        const said = JSON.stringify(answered.body ?? '');
        if (said.includes(MARK) || victim.ids.some((one) => said.includes(one)) || said.includes(victim.accountId))
          leaks.push(`${name} ${said}`);
        if (said.includes('"state":"known"')) leaks.push(`${name} knows`);
        if (place.includes(id) && answered.status < 400) leaks.push(`${name} ${answered.status}`);
      }
      if (!path.includes('{id}') && !takesBody && name !== 'listLeads') break; // it names nothing
    }
  }
  console.log(`C16 cross-account: ${asked - leaks.length} of ${asked} survived, over ${operations.length} operations`);
  expect(leaks).toEqual([]);
  expect(await dump(victim.accountId)).toEqual(before);
}, 240_000);

test('C17: row-level security is forced on every table, and as the application nothing of another account is read or written', async () => {
  const every = await queryAsOwner(
    service,
    `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
       (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND c.relname NOT IN ('schema_migration', 'notice') ORDER BY 1`,
  );
  expect(every.filter(({ forced, policies }) => !forced || policies === 0)).toEqual([]);
  console.log(`C17 row-level security forced: ${every.length} of ${every.length} tables`);

  const attacker = (await (await createRep(service))('GET', '/v1/me')).body.account.id as string;
  const before = await dump(victim.accountId);
  const app = new pg.Client({ connectionString: service.databaseUrl });
  await app.connect();
  await app.query(`SET ROLE ${service.appRole}`);
  let tried = 0;
  const broken: string[] = [];
  const attempt = async (what: string, sql: string, values: unknown[]) => {
    tried++;
    await app.query('BEGIN');
    try {
      const { rowCount } = await app.query(sql, values);
      if (rowCount !== 0) broken.push(`${what}: ${rowCount} rows`);
    } catch (error) {
      const { code } = error as { code: string };
      if (code !== '42501') broken.push(`${what}: ${code} ${(error as Error).message}`); // insufficient privilege
    } finally {
      await app.query('ROLLBACK');
    }
  };
  for (const account of [attacker, '']) {
    await app.query("SELECT set_config('app.account_id', $1, false)", [account]);
    for (const [table, rows] of Object.entries(before)) {
      const values = [victim.accountId];
      await attempt(`read ${table}`, `SELECT * FROM ${table} WHERE account_id = $1`, values);
      await attempt(`update ${table}`, `UPDATE ${table} SET account_id = account_id WHERE account_id = $1`, values);
      await attempt(`delete ${table}`, `DELETE FROM ${table} WHERE account_id = $1`, values);
      if (rows.length === 0) continue;
      const [{ columns }] = await queryAsOwner(
        service,
        `SELECT string_agg(quote_ident(attname), ', ') AS columns FROM pg_attribute
         WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
        [table],
      );
      const [{ json }] = await queryAsOwner(
        service,
        `SELECT to_jsonb(t) AS json FROM ${table} t WHERE account_id = $1 LIMIT 1`,
        values,
      );
      await attempt(
        `insert ${table}`,
        `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::${table}, $1)`,
        [json],
      );
    }
  }
  await app.end();
  console.log(
    `C17 as the application, from another account and from none: ${tried - broken.length} of ${tried} survived`,
  );
  expect(broken).toEqual([]);
  expect(await dump(victim.accountId)).toEqual(before);
}, 120_000);
