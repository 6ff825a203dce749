// Long: every promise of the batch, each in a few lines, on one service.
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import {
  type Answered,
  asBearer,
  choice,
  createRep,
  createUser,
  lead,
  push,
  queryAsOwner,
  signInByOAuth,
  signUp,
  startTestService,
  statuses,
} from './service.ts';

const service = await startTestService({ dailyCap: 10_000 });
const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`;

test('a lead is created, found unchanged, and updated by a newer capture', async () => {
  const rep = await createRep(service);
  const first = await push(rep, [lead(['vanity:orla'])]);
  expect(first.status).toBe(200);
  expect(statuses(first)).toEqual(['created']);
  const { id } = first.body.results[0];
  const before = (await rep('GET', `/v1/leads/${id}`)).body;

  expect(statuses(await push(rep, [lead(['vanity:orla'], { capturedAt: at(12) })]))).toEqual(['unchanged']);
  expect((await rep('GET', `/v1/leads/${id}`)).body).toMatchObject({ version: 1, updatedAt: before.updatedAt });

  const newer = await push(rep, [lead(['vanity:orla'], { headline: 'Port director', capturedAt: at(13) })]);
  expect(statuses(newer)).toEqual(['updated']);
  const after = (await rep('GET', `/v1/leads/${id}`)).body;
  expect(after).toMatchObject({ headline: 'Port director', version: 2, firstCapturedAt: before.firstCapturedAt });
  expect(after.captures).toHaveLength(3);
});

test('an older capture that comes late does not go over a newer one, fills what is missing, and is the first one', async () => {
  const rep = await createRep(service);
  const { body } = await push(rep, [lead(['vanity:late'], { capturedAt: at(12) })]);
  await push(rep, [lead(['vanity:late'], { headline: 'Deckhand', location: 'Bergen', capturedAt: at(9) })]);
  const record = (await rep('GET', `/v1/leads/${body.results[0].id}`)).body;
  expect(record).toMatchObject({ headline: 'Harbour master', location: 'Bergen', firstCapturedAt: at(9) });
});

test('what a person typed is never overwritten, and what a person took away does not come back', async () => {
  const rep = await createRep(service);
  const { id } = (await push(rep, [lead(['vanity:typed'], { location: 'Oslo' })])).body.results[0];
  const patched = await rep('PATCH', `/v1/leads/${id}`, { headline: 'Typed', location: null }, { 'if-match': '"1"' });
  expect(patched.body).toMatchObject({ headline: 'Typed', version: 2 });
  expect(patched.body).not.toHaveProperty('location');
  await push(rep, [
    lead(['vanity:typed'], { headline: 'Captured', location: 'Oslo', company: 'Quay', capturedAt: at(20) }),
  ]);
  const record = (await rep('GET', `/v1/leads/${id}`)).body;
  expect(record).toMatchObject({ headline: 'Typed', company: 'Quay' });
  expect(record).not.toHaveProperty('location');
});

test('two keys that meet merge their leads, and the old id leads to the one that stayed', async () => {
  const rep = await createRep(service);
  const [one, two] = (
    await push(rep, [
      lead(['vanity:meets'], { headline: 'Older', location: 'Riga', capturedAt: at(8) }),
      lead(['member:ACoAAmeets1'], { headline: 'Newer', capturedAt: at(9) }),
    ])
  ).body.results;
  const met = await push(rep, [
    lead(['vanity:meets', 'member:ACoAAmeets1'], { headline: undefined, capturedAt: at(10) }),
  ]);
  expect(statuses(met)).toEqual(['updated']);
  expect(met.body.results[0].id).toBe(one.id);
  const record = (await rep('GET', `/v1/leads/${two.id}`)).body;
  expect(record).toMatchObject({ id: one.id, headline: 'Newer', location: 'Riga', firstCapturedAt: at(8) });
  expect(record.identityKeys).toEqual(['member:ACoAAmeets1', 'vanity:meets']);
  expect(record.captures).toHaveLength(3);
  expect((await rep('GET', '/v1/leads')).body.leads).toHaveLength(1);
});

test('the same person twice in one batch, also through a third, is one lead', async () => {
  const rep = await createRep(service);
  const answered = await push(rep, [
    lead(['vanity:a']),
    lead(['urn:4711']),
    lead(['vanity:a', 'urn:4711']),
    lead(['vanity:b']),
  ]);
  expect(statuses(answered)).toEqual(['created', 'unchanged', 'unchanged', 'created']);
  expect(new Set(answered.body.results.slice(0, 3).map((result: { id: string }) => result.id)).size).toBe(1);
});

test('a vanity name that passed to another member does not merge the two', async () => {
  const rep = await createRep(service);
  await push(rep, [lead(['vanity:taken-over', 'member:ACoAAfirst'])]);
  const answered = await push(rep, [lead(['vanity:taken-over', 'member:ACoAAsecond'])]);
  expect(answered.body.results[0]).toMatchObject({ status: 'rejected', problem: { code: 'lead-conflict' } });
});

test('a bad lead is rejected alone, with where and why', async () => {
  const rep = await createRep(service);
  const answered = await push(rep, [
    lead(['vanity:good']),
    lead(['https://www.linkedin.com/in/bad']),
    { ...lead(['vanity:extra']), email: 'x@example.test' },
    lead(['vanity:nul'], { headline: 'a\0b' }),
    lead(['vanity:half'], { headline: '\ud800' }),
    lead(['company:12']),
  ]);
  expect(statuses(answered)).toEqual(['created', 'rejected', 'rejected', 'rejected', 'rejected', 'rejected']);
  expect(answered.body.results[1].problem).toMatchObject({
    code: 'lead-invalid',
    errors: [{ pointer: '/identityKeys/0' }],
  });
  expect((await rep('GET', '/v1/leads')).body.leads).toHaveLength(1);
});

test('a suppressed person is not stored, whichever key comes', async () => {
  const rep = await createRep(service);
  const me = (await rep('GET', '/v1/me')).body;
  const pepper = readFileSync(join(service.dataDir, 'secrets', 'suppression-pepper'), 'utf8');
  const hash = createHmac('sha256', pepper).update('suppression vanity:hidden').digest('hex');
  await queryAsOwner(service, 'INSERT INTO suppression (account_id, key_hash) VALUES ($1, $2)', [me.account.id, hash]);
  expect(statuses(await push(rep, [lead(['urn:99', 'vanity:hidden']), lead(['vanity:seen'])]))).toEqual([
    'suppressed',
    'created',
  ]);
  const { body } = await rep('POST', '/v1/leads/lookup', {
    identityKeys: ['vanity:hidden', 'vanity:seen', 'vanity:nobody'],
  });
  expect(body.results).toMatchObject([
    { state: 'suppressed' },
    { state: 'known', owner: 'Orla Quist' },
    { state: 'unknown' },
  ]);
});

test('a clientRef is taken in once, also under another Idempotency-Key', async () => {
  const rep = await createRep(service);
  const captured = lead(['vanity:again']);
  const first = await push(rep, [captured]);
  const second = await push(rep, [captured]);
  expect(second.body.results[0]).toMatchObject({ status: 'unchanged', id: first.body.results[0].id });
  const other = await push(rep, [{ ...captured, identityKeys: ['vanity:somebody-else'] }]);
  expect(other.body.results[0]).toMatchObject({ status: 'rejected', problem: { code: 'lead-conflict' } });
});

test('a clientRef twice in one batch is one lead; for somebody else it is a conflict', async () => {
  const rep = await createRep(service);
  const captured = lead(['vanity:twice']);
  const shouted = { ...captured, clientRef: captured.clientRef.toUpperCase() };
  const other = { ...captured, identityKeys: ['vanity:twice-other'] };
  const answered = await push(rep, [captured, shouted, other]);
  expect(statuses(answered)).toEqual(['created', 'unchanged', 'rejected']);
  expect(answered.body.results[2].problem.code).toBe('lead-conflict');
  expect((await rep('GET', '/v1/leads')).body.leads).toHaveLength(1);
  // The conflict comes first in order of people, not of places: the earlier place keeps the clientRef.
  const reused = lead(['vanity:known']);
  await push(rep, [reused]);
  const fresh = lead(['vanity:fresh']);
  const late = await push(rep, [fresh, { ...lead(['vanity:known']), clientRef: fresh.clientRef }]);
  expect(statuses(late)).toEqual(['created', 'rejected']);
});

test('an Idempotency-Key: replayed ten times, with another body, missing', async () => {
  const rep = await createRep(service);
  const key = randomUUID();
  const leads = [lead(['vanity:idem'])];
  const first = await push(rep, leads, key);
  expect(first.headers.has('idempotency-replayed')).toBe(false);
  for (let i = 0; i < 10; i++) {
    const again = await push(rep, leads, key);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  }
  const reordered = { leads: leads.map((one) => Object.fromEntries(Object.entries(one).reverse())) };
  const same = await rep('POST', '/v1/leads/batch', reordered, { 'idempotency-key': key });
  expect(same.headers.get('idempotency-replayed')).toBe('true');
  expect(await push(rep, [lead(['vanity:other'])], key)).toMatchObject({
    status: 422,
    body: { code: 'idempotency-key-reused' },
  });
  expect(await rep('POST', '/v1/leads/batch', { leads })).toMatchObject({
    status: 400,
    body: { code: 'idempotency-key-missing' },
  });
  const other = await createRep(service);
  expect(statuses(await push(other, leads, key))).toEqual(['created']);
});

test('the same key at the same moment is done once; the others are told to wait or get the answer', async () => {
  const rep = await createRep(service);
  const key = randomUUID();
  const leads = Array.from({ length: 200 }, (_, i) => lead([`vanity:burst-${i}`]));
  const answers = await Promise.all(Array.from({ length: 8 }, () => push(rep, leads, key)));
  for (const { status, body } of answers.filter(({ status }) => status !== 200)) {
    expect([status, body.code, body.retryable]).toEqual([409, 'idempotency-key-in-flight', true]);
  }
  expect(answers.filter(({ status, headers }) => status === 200 && !headers.has('idempotency-replayed'))).toHaveLength(
    1,
  );
  const [{ count }] = await queryAsOwner(service, "SELECT count(*)::int FROM lead_key WHERE key LIKE 'vanity:burst-%'");
  expect(count).toBe(200);
});

test('the same people from many connections at once are there once each', async () => {
  const rep = await createRep(service);
  const people = () => Array.from({ length: 100 }, (_, i) => lead([`vanity:race-${i}`]));
  const answers = await Promise.all(
    Array.from({ length: 6 }, () =>
      push(
        rep,
        people().sort(() => Math.random() - 0.5),
      ),
    ),
  );
  const all = answers.flatMap(statuses);
  expect(all.filter((status) => status === 'created')).toHaveLength(100);
  expect(all.filter((status) => status === 'unchanged')).toHaveLength(500);
});

test('a push needs consent, and stops with it; so does asking about people', async () => {
  const { cookie } = await signUp(service);
  const rep = asBearer(service, (await signInByOAuth(service, cookie)).access_token);
  const refused = {
    status: 403,
    body: { code: 'consent-missing', detail: expect.stringContaining('in the extension') },
  };
  const ask = () => rep('POST', '/v1/leads/lookup', { identityKeys: ['vanity:no'] });
  expect(await push(rep, [lead(['vanity:no'])])).toMatchObject(refused);
  expect(await ask()).toMatchObject(refused);
  await rep('POST', '/v1/consents', { choices: [choice('push-to-crm')] });
  expect(await ask()).toMatchObject({ status: 200 });
  await rep('POST', '/v1/consents', { choices: [choice('push-to-crm', 'withdrawn')] });
  expect(await push(rep, [lead(['vanity:no'])])).toMatchObject(refused);
  expect(await ask()).toMatchObject(refused);
});

test('gzip is taken; a bomb, a foreign coding and too much are refused before they are read', async () => {
  const { token } = await createUser(service);
  const send = (body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(`${service.url}/v1/leads/lookup`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body,
    }).then(async (response) => ({ status: response.status, body: (await response.json()) as Answered['body'] }));
  const ask = JSON.stringify({ identityKeys: ['vanity:zip'] });
  expect((await send(gzipSync(ask), { 'content-encoding': 'gzip' })).status).toBe(200);
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 32));
  expect(await send(bomb, { 'content-encoding': 'gzip' })).toMatchObject({
    status: 413,
    body: { code: 'payload-too-large' },
  });
  expect(await send(' '.repeat(2_100_000) + ask)).toMatchObject({ status: 413 });
  expect(await send(ask, { 'content-encoding': 'br' })).toMatchObject({ status: 415 });
  expect(await send(gzipSync(ask).subarray(0, 20), { 'content-encoding': 'gzip' })).toMatchObject({ status: 400 });
});

test('beyond the daily cap new people wait until midnight, known ones do not', async () => {
  const now = new Date('2026-11-20T23:59:00.000Z');
  const capped = await startTestService({ dailyCap: 2, now: () => now });
  const rep = await createRep(capped);
  const answered = await push(
    rep,
    ['a', 'b', 'c'].map((name) => lead([`vanity:${name}`])),
  );
  expect(statuses(answered)).toEqual(['created', 'created', 'retry']);
  expect(answered.body.results[2].problem).toMatchObject({
    code: 'daily-cap-reached',
    retryable: true,
    retryAfter: 60,
  });
  expect(answered.headers.get('ratelimit')).toContain('"new-people";r=0;t=60');
  expect(statuses(await push(rep, [lead(['vanity:a'], { headline: 'New', capturedAt: at(22) })]))).toEqual(['updated']);
  now.setUTCMinutes(now.getUTCMinutes() + 1);
  expect(statuses(await push(rep, [lead(['vanity:c'])]))).toEqual(['created']);
});
