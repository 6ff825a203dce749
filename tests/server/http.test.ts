import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, test } from 'vitest';
import { problemSchema } from '../../server/contract/problem.ts';
import { createOpenApi } from '../../server/http/openapi.ts';
import { asBearer, createRep, lead, push, queryAsOwner, signInByOAuth, signUp, startTestService } from './service.ts';

const lines: string[] = [];
const keep = new Writable({
  write(line, _encoding, done) {
    lines.push(String(line));
    done();
  },
});
const log = pino(keep);
const service = await startTestService({ log });

test('every failure is a problem with a code', async () => {
  const rep = await createRep(service);
  const id = '01a20129-b34b-7000-9065-84649a86c62c';
  const cases: [string, string, unknown, Record<string, string>, number, string][] = [
    ['GET', '/nowhere', undefined, {}, 404, 'not-found'],
    ['GET', '/v1/leads/batch', undefined, {}, 405, 'method-not-allowed'],
    ['POST', '/v1/leads/lookup', '{"identityKeys":[', {}, 400, 'malformed-json'],
    ['POST', '/v1/leads/lookup', 'x', { 'content-type': 'text/plain' }, 415, 'unsupported-media-type'],
    ['POST', '/v1/leads/lookup', {}, {}, 422, 'invalid-request'],
    ['POST', '/v1/leads/lookup', { identityKeys: ['vanity:a'], more: 1 }, {}, 422, 'invalid-request'],
    ['POST', '/v1/leads/lookup', `${'['.repeat(9)}${']'.repeat(9)}`, {}, 422, 'invalid-request'],
    ['POST', '/v1/leads/lookup', '{"__proto__":{"a":1},"identityKeys":["vanity:a"]}', {}, 422, 'invalid-request'],
    [
      'POST',
      '/v1/leads/batch',
      { leads: Array(501).fill(lead(['vanity:a'])) },
      { 'idempotency-key': 'k' },
      422,
      'invalid-request',
    ],
    ['GET', '/v1/leads?limit=0', undefined, {}, 422, 'invalid-request'],
    ['GET', '/v1/leads?sort=x', undefined, {}, 422, 'invalid-request'],
    ['GET', `/v1/leads/${id}`, undefined, {}, 404, 'not-found'],
    ['GET', '/v1/leads/not-an-id', undefined, {}, 404, 'not-found'],
    ['GET', '/v1/me', undefined, { authorization: 'Bearer nonsense' }, 401, 'unauthenticated'],
    ['GET', '/v1/me', undefined, { authorization: 'Bearer lf_nonsense' }, 401, 'unauthenticated'],
  ];
  for (const [method, path, body, headers, status, code] of cases) {
    const answered = await rep(method, path, body, headers);
    expect([path, answered.status, answered.body.code]).toEqual([path, status, code]);
    expect(answered.headers.get('content-type')).toBe('application/problem+json');
    expect(problemSchema.parse(answered.body).status).toBe(status);
  }
  expect((await rep('PUT', '/v1/leads')).headers.get('allow')).toBe('GET');
});

test('an edit needs the version that was read', async () => {
  const rep = await createRep(service);
  const { id } = (await push(rep, [lead(['vanity:etag'])])).body.results[0];
  const path = `/v1/leads/${id}`;
  expect((await rep('GET', path)).headers.get('etag')).toBe('"1"');
  expect(await rep('PATCH', path, { headline: 'x' })).toMatchObject({
    status: 428,
    body: { code: 'precondition-required' },
  });
  expect(await rep('PATCH', path, { headline: 'x' }, { 'if-match': '"9"' })).toMatchObject({ status: 412 });
  const both = await Promise.all(['a', 'b'].map((headline) => rep('PATCH', path, { headline }, { 'if-match': '"1"' })));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  expect((await rep('DELETE', path, undefined, { 'if-match': '"2"' })).status).toBe(204);
  expect((await rep('GET', path)).status).toBe(404);
  expect((await rep('POST', '/v1/leads/lookup', { identityKeys: ['vanity:etag'] })).body.results[0].state).toBe(
    'unknown',
  );
});

test('people are found by the beginning of any word, in any script, with or without accents', async () => {
  const rep = await createRep(service);
  const people = [
    'José Ángel Muñoz',
    '田中太郎',
    'Анна Петрова',
    'محمد القاسم',
    "Siobhán O'Brien-Smith",
    'प्रिया शर्मा',
    '김민준',
  ];
  await push(
    rep,
    people.map((shown, i) =>
      lead([`vanity:s${i}`], { name: { shown }, headline: 'CTO/CEO at quay.example', location: 'Zürich' }),
    ),
  );
  const find = async (q: string) =>
    (await rep('GET', `/v1/leads?q=${encodeURIComponent(q)}`)).body.leads.map(
      (found: { name: { shown: string } }) => found.name.shown,
    );
  for (const [q, name] of [
    ['mun', 0],
    ['JOSE ang', 0],
    ['Muñ', 0],
    ['田中', 1],
    ['петр', 2],
    ['محم', 3],
    ['brien', 4],
    ["o'b", 4],
    ['प्रि', 5],
    ['김민', 6],
  ] as const) {
    expect([q, await find(q)]).toEqual([q, [people[name]]]);
  }
  expect(await find('ceo zurich')).toHaveLength(people.length);
  for (const q of ['nobody', "' & | !", ':*', '\\', '<->']) expect([q, await find(q)]).toEqual([q, []]);
});

test('pages follow each other without a gap or a double, also while leads come in', async () => {
  const rep = await createRep(service);
  await push(
    rep,
    Array.from({ length: 25 }, (_, i) => lead([`vanity:page-${i}`])),
  );
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await rep('GET', `/v1/leads?limit=10${cursor ? `&cursor=${cursor}` : ''}`);
    seen.push(...body.leads.map((found: { identityKeys: string[] }) => found.identityKeys[0]));
    cursor = body.nextCursor;
    if (seen.length === 10) await push(rep, [lead(['vanity:page-new'])]);
  } while (cursor);
  expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => `vanity:page-${24 - i}`));
});

test('alive, ready, and the pages carry a strict policy', async () => {
  expect(await (await fetch(`${service.url}/healthz`)).json()).toEqual({ status: 'alive' });
  expect(await (await fetch(`${service.url}/readyz`)).json()).toEqual({ status: 'ready', faults: [] });
  const docs = await fetch(`${service.url}/docs`);
  expect(docs.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(await docs.text()).not.toMatch(/<script|<style|style=|https?:\/\//);
});

test('docs/openapi.json is what the contract says (npm run openapi writes it)', async () => {
  const committed = JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'));
  expect(createOpenApi()).toEqual(committed);
  expect(await (await fetch(`${service.url}/openapi.json`)).json()).toEqual(committed);
  const missing = [...JSON.stringify(committed).matchAll(/#\/components\/schemas\/(\w+)/g)].filter(
    ([, name]) => !committed.components.schemas[name ?? ''],
  );
  expect(missing).toEqual([]);
});

test('the log says what happened and to nobody', async () => {
  const { cookie, email, password } = await signUp(service, 'Unmistakable Name');
  const { access_token, refresh_token } = await signInByOAuth(service, cookie);
  await asBearer(service, access_token)('GET', '/v1/leads?q=secret-search');
  const all = lines.join('');
  expect(all).toContain('"route":"/v1/leads"');
  for (const secret of [
    email,
    password,
    'Unmistakable',
    access_token,
    refresh_token,
    'secret-search',
    'the-state',
    cookie,
  ]) {
    expect(all).not.toContain(secret);
  }
});

test('with the database away: alive, not ready, 503 with Retry-After; and back again without a restart', async () => {
  const own = await startTestService();
  const rep = await createRep(own);
  const name = new URL(own.databaseUrl).pathname.slice(1);
  const elsewhere = { ...service };
  const kick = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`;
  await queryAsOwner(elsewhere, `ALTER DATABASE ${name} CONNECTION LIMIT 0`);
  await queryAsOwner(elsewhere, kick);
  const gone = await rep('GET', '/v1/leads');
  expect(gone).toMatchObject({ status: 503, body: { code: 'database-unavailable', retryable: true } });
  expect(gone.headers.get('retry-after')).toBe('5');
  expect((await fetch(`${own.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${own.url}/healthz`)).status).toBe(200);
  await queryAsOwner(elsewhere, `ALTER DATABASE ${name} CONNECTION LIMIT -1`);
  expect((await rep('GET', '/v1/leads')).status).toBe(200);
});
