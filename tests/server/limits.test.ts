import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createGate } from '../../server/http/gate.ts';
import { createRep, lead, push, queryAsOwner, signUp, startTestService } from './service.ts';

let clock = new Date('2026-11-20T12:00:00Z');
const service = await startTestService({
  now: () => clock,
  accountLimit: { requests: 20, seconds: 60 },
  networkLimit: { requests: 40, seconds: 60 },
  trustedProxies: 1,
});
const pass = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000);
};
const from = (address: string) => ({ 'x-forwarded-for': address });

test('an account that asks too often is told when to come back; the others do not notice', async () => {
  const [busy, other] = [await createRep(service), await createRep(service)];
  const first = await busy('GET', '/v1/leads');
  expect(first.headers.get('ratelimit-policy')).toBe('"account";q=20;w=60');
  expect(first.headers.get('ratelimit')).toMatch(/^"account";r=\d+;t=\d+$/);
  const answers = await Promise.all(Array.from({ length: 30 }, () => busy('GET', '/v1/leads')));
  const refused = answers.filter(({ status }) => status === 429);
  console.log(`requests beyond an account's limit: ${refused.length} of 30 refused`);
  expect(refused).toHaveLength(12); // 20, less the consent and the first reading
  for (const { headers, body } of refused) {
    expect(body).toMatchObject({ code: 'rate-limited', retryable: true, retryAfter: 3 });
    expect(headers.get('retry-after')).toBe('3');
    expect(headers.get('ratelimit')).toBe('"account";r=0;t=60');
  }
  expect((await other('GET', '/v1/leads')).status).toBe(200);
  pass(3);
  expect((await busy('GET', '/v1/leads')).status).toBe(200);
  expect((await busy('GET', '/v1/leads')).status).toBe(429);
});

test('a push tells both limits: people per day, and requests', async () => {
  const rep = await createRep(service);
  const { headers } = await push(rep, [lead(['vanity:both'])]);
  expect(headers.get('ratelimit-policy')).toBe('"new-people";q=250;w=86400, "account";q=20;w=60');
  expect(headers.get('ratelimit')).toMatch(/^"new-people";r=249;t=\d+, "account";r=\d+;t=\d+$/);
});

test('what needs no account is counted by network: an IPv4 address, or half of an IPv6 one', async () => {
  const ask = (address: string, path = '/v1/notices/none') => fetch(service.url + path, { headers: from(address) });
  for (let asked = 0; asked < 40; asked++) expect((await ask(`2001:db8:7:1::${asked.toString(16)}`)).status).toBe(404);
  const refused = await ask('2001:db8:7:1:ffff::1');
  expect([refused.status, (await refused.json()).code]).toEqual([429, 'rate-limited']);
  expect(refused.headers.get('retry-after')).toBe('2');
  expect((await ask('2001:db8:7:2::1')).status).toBe(404);
  expect((await ask('203.0.113.7')).status).toBe(404);
  // What a client writes itself stands before what the proxy has seen, and is not believed.
  expect((await ask('203.0.113.9, 2001:db8:7:1::1')).status).toBe(429);
  expect((await ask('2001:db8:7:1::1', '/healthz')).status).toBe(200);
});

test('tokens that are none are counted too: guessing one ends', async () => {
  const guess = () =>
    fetch(`${service.url}/v1/me`, { headers: { ...from('203.0.113.20'), authorization: `Bearer lf_${randomUUID()}` } });
  const said = [];
  for (let guessed = 0; guessed < 42; guessed++) said.push((await guess()).status);
  expect(said.filter((status) => status === 401)).toHaveLength(40);
  expect(said.slice(-2)).toEqual([429, 429]);
});

test('a gate: so many at once, so many of one caller, so many waiting; nobody’s burst holds up the others', async () => {
  const gate = createGate({ running: 3, runningEach: 2, waiting: 4, waitingEach: 3 });
  const { signal } = new AbortController();
  const came: string[] = [];
  const come = async (name: string, its = signal) => {
    const said = await gate.enter(name, its);
    came.push(`${name} ${said}`);
  };
  await Promise.all([come('a'), come('a')]);
  const leaving = new AbortController();
  const waiting = [come('a'), come('a', leaving.signal), come('a')];
  await come('a');
  await come('b');
  const last = come('b');
  await come('c');
  expect(came).toEqual(['a in', 'a in', 'a caller-busy', 'b in', 'c full']);
  leaving.abort();
  gate.leave('b');
  await last; // before those of a, who came earlier but has two under way
  gate.leave('a');
  gate.leave('a');
  await Promise.all(waiting);
  expect(came.slice(5).sort()).toEqual(['a gone', 'a in', 'a in', 'b in']);
});

test('more than the service can take: some are answered, the rest told to come back, and then all is as before', async () => {
  const small = await startTestService({ gate: { running: 2, runningEach: 2, waiting: 6, waitingEach: 4 } });
  const reps = await Promise.all(Array.from({ length: 4 }, () => createRep(small)));
  const sent = reps.flatMap((rep, who) =>
    Array.from({ length: 25 }, (_, each) => ({
      rep,
      leads: [lead([`vanity:crowd-${who}-${each}`])],
      key: randomUUID(),
    })),
  );
  const answers = await Promise.all(sent.map(({ rep, leads, key }) => push(rep, leads, key)));
  const count = (status: number) => answers.filter((answered) => answered.status === status).length;
  console.log(`overload: ${count(200)} taken, ${count(429) + count(503)} turned away, of ${answers.length}`);
  expect(count(200) + count(429) + count(503)).toBe(answers.length);
  expect(count(200)).toBeGreaterThan(0);
  expect(count(429) + count(503)).toBeGreaterThan(0);
  for (const { status, headers, body } of answers) {
    if (status !== 200) expect([Number(headers.get('retry-after')) > 0, body.retryable]).toEqual([true, true]);
  }
  for (const { rep, leads, key } of sent) expect((await push(rep, leads, key)).status).toBe(200);
  const [{ people }] = await queryAsOwner(small, 'SELECT count(*)::int AS people FROM lead');
  expect(people).toBe(sent.length);
  expect((await signUp(small)).cookie).toMatch(/./);
});
