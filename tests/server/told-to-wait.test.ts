import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createRep, lead, push, startTestService, statuses } from './service.ts';

const now = new Date('2026-11-20T23:59:00.000Z');
const service = await startTestService({ dailyCap: 2, now: () => now });

test('an answer that was lost is not replayed to those whom it told to wait: they are tried again, and nobody else', async () => {
  const rep = await createRep(service);
  const key = randomUUID();
  const leads = ['a', 'b', 'c'].map((name) => lead([`vanity:waits-${name}`]));
  const first = await push(rep, leads, key);
  expect(statuses(first)).toEqual(['created', 'created', 'retry']);
  const path = `/v1/leads/${first.body.results[0].id}`;
  expect((await rep('DELETE', path, undefined, { 'if-match': '"1"' })).status).toBe(204);

  now.setUTCSeconds(30);
  const sooner = await push(rep, leads, key);
  expect(statuses(sooner)).toEqual(['created', 'created', 'retry']);
  expect(sooner.body.results[2].problem.retryAfter).toBe(30);

  now.setUTCSeconds(60);
  const tomorrow = await push(rep, leads, key);
  expect(statuses(tomorrow)).toEqual(['created', 'created', 'created']);
  expect(tomorrow.headers.get('idempotency-replayed')).toBe('true');
  expect(tomorrow.body.results.slice(0, 2)).toEqual(first.body.results.slice(0, 2));
  expect((await push(rep, leads, key)).body).toEqual(tomorrow.body);
  expect((await push(rep, leads.slice(1), key)).body.code).toBe('idempotency-key-reused');
  const held = (await rep('GET', '/v1/leads')).body.leads.map(({ identityKeys }: (typeof leads)[0]) => identityKeys[0]);
  expect(held.sort()).toEqual(['vanity:waits-b', 'vanity:waits-c']);
});
