import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  asBearer,
  type Client,
  choice,
  createRep,
  createUser,
  lead,
  push,
  queryAsOwner,
  signInByOAuth,
  signUp,
  startTestService,
} from './service.ts';

const service = await startTestService({ dailyCap: 100_000 });
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed}`);

/** mulberry32: one seed gives one order of things. */
const createRandom = (state: number) => () => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

/** Two devices of one user, each signed in by itself. */
async function createDevices(count: number): Promise<Client[]> {
  const { cookie } = await signUp(service);
  const devices = [];
  for (let made = 0; made < count; made++)
    devices.push(asBearer(service, (await signInByOAuth(service, cookie)).access_token));
  await devices[0]?.('POST', '/v1/consents', { choices: [choice('push-to-crm')] });
  return devices;
}

const accountOf = async (rep: Client): Promise<string> => (await rep('GET', '/v1/me')).body.account.id;
const count = async (table: string, accountId: string): Promise<number> =>
  (await queryAsOwner(service, `SELECT count(*)::int AS rows FROM ${table} WHERE account_id = $1`, [accountId]))[0]
    .rows;
const inParts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, part) => all.slice(part * size, (part + 1) * size));

test('two devices, one of them offline for a while, with the same people in other orders and other batches', async () => {
  const [one, two] = (await createDevices(2)) as [Client, Client];
  const accountId = await accountOf(one);
  const random = createRandom(seed);
  const keys = Array.from({ length: 500 }, (_, person) => `vanity:same-${seed}-${person}`);
  const batches = (size: number) =>
    inParts(
      keys.map((key) => lead([key])).toSorted(() => random() - 0.5),
      size,
    );
  const online = batches(70).map((leads) => [one, leads] as const);
  const [first, ...offline] = batches(110);
  const together = [...online, [two, first ?? []] as const];
  const answers = await Promise.all(together.map(([device, leads]) => push(device, leads)));
  answers.push(...(await Promise.all(offline.map((leads) => push(two, leads)))));
  const said = answers.flatMap(({ body }) => body.results.map(({ status }: { status: string }) => status));
  const created = said.filter((status) => status === 'created').length;
  console.log(
    `A22/A23 two devices, the same people: ${await count('lead', accountId)} of ${keys.length} there, ${created} created`,
  );
  expect(said.length).toBe(1000);
  expect(created).toBe(keys.length);
  expect(await count('lead', accountId)).toBe(keys.length);
  expect(await count('lead_capture', accountId)).toBe(1000);
});

test('keys meet on many connections at once: nobody is doubled, every capture is kept, nothing deadlocks into a 5xx', async () => {
  const devices = await createDevices(4);
  const accountId = await accountOf(devices[0] as Client);
  const random = createRandom(seed + 1);
  const below = (limit: number) => Math.floor(random() * limit);
  const persons = Array.from({ length: 60 }, (_, i) => [
    `vanity:meet-${i}`,
    `member:ACoAAmeet${i}x`,
    `urn:${9000 + i}`,
    `sales:ACwAAmeet${i}x`,
  ]);
  const part = (keys: string[]) => {
    const some = keys.filter(() => random() < 0.45);
    return some.length > 0 ? some : [keys[below(keys.length)] as string];
  };
  const refs: string[] = [];
  const batch = () =>
    Array.from({ length: 25 }, () => {
      const made = lead(part(persons[below(persons.length)] as string[]), { headline: `Seen ${below(1000)}` });
      refs.push(made.clientRef);
      return made;
    });
  const pushes = Array.from({ length: 48 }, (_, at) => [devices[at % devices.length] as Client, batch()] as const);
  // People who edit, merge and look up meanwhile stand in nobody's way.
  const meddle = async (rep: Client) => {
    const { leads } = (await rep('GET', '/v1/leads?limit=20')).body;
    const [a, b] = [leads[below(leads.length)], leads[below(leads.length)]];
    if (!a || !b) return [];
    return Promise.all([
      rep('PATCH', `/v1/leads/${a.id}`, { position: 'Typed' }, { 'if-match': '*' }),
      rep('POST', `/v1/leads/${a.id}/merge`, { with: b.id }, { 'if-match': `"${a.version}"` }),
    ]);
  };
  const edits = Promise.all(devices.map((device) => meddle(device)));
  const answers = await Promise.all(pushes.map(([device, leads]) => push(device, leads)));
  const all = [...answers, ...(await edits).flat()];
  expect(all.filter(({ status }) => status >= 500)).toEqual([]);
  // Hand merges may have joined persons for whom no lasting key had come yet: then what comes later is a conflict.
  const results = answers.flatMap(({ body }) => body.results as { clientRef: string; status: string }[]);
  const kept = results.filter(({ status }) => status !== 'rejected').map(({ clientRef }) => clientRef);
  const stored = await queryAsOwner(
    service,
    'SELECT client_ref, count(*)::int AS times FROM lead_capture WHERE account_id = $1 GROUP BY 1',
    [accountId],
  );
  expect(stored.map(({ client_ref }) => client_ref).sort()).toEqual(kept.toSorted());
  const [{ twice }] = await queryAsOwner(
    service,
    'SELECT count(*)::int AS twice FROM (SELECT key FROM lead_key WHERE account_id = $1 GROUP BY key HAVING count(DISTINCT lead_id) > 1) k',
    [accountId],
  );
  const [{ lost }] = await queryAsOwner(
    service,
    'SELECT count(*)::int AS lost FROM lead l WHERE account_id = $1 AND NOT EXISTS (SELECT 1 FROM lead_capture c WHERE c.account_id = l.account_id AND c.lead_id = l.id)',
    [accountId],
  );
  console.log(
    `keys that meet on ${devices.length} devices: ${kept.length} of ${refs.length} captures kept, ${twice + lost} doubled or orphaned`,
  );
  expect([twice, lost]).toEqual([0, 0]);
}, 120_000);

test('without hands in between, all keys that met make one lead a person, whatever the order', async () => {
  const devices = await createDevices(3);
  const accountId = await accountOf(devices[0] as Client);
  const random = createRandom(seed + 2);
  const persons = Array.from({ length: 40 }, (_, i) => [
    `vanity:chain-${i}`,
    `member:ACoAAchain${i}x`,
    `urn:${8000 + i}`,
  ]);
  // Each key alone, then pairs that tie them together: three leads a person become one.
  const readings = [
    ...persons.flatMap((keys) => keys.map((key) => [key])),
    ...persons.flatMap(([a = '', b = '', c = '']) => [
      [a, b],
      [b, c],
    ]),
  ].map((keys) => lead(keys));
  const batches = inParts(
    readings.toSorted(() => random() - 0.5),
    13,
  );
  const answers = await Promise.all(batches.map((leads, at) => push(devices[at % devices.length] as Client, leads)));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const leads = await count('lead', accountId);
  console.log(
    `keys that meet, once each: ${leads} leads of ${persons.length} persons, ${await count('lead_capture', accountId)} of ${readings.length} captures kept`,
  );
  expect(leads).toBe(persons.length);
  expect(await count('lead_capture', accountId)).toBe(readings.length);
  expect(await count('lead_key', accountId)).toBe(persons.length * 3);
});

test('a client that gives up before the answer, at any moment, and asks again: done once', async () => {
  const { rep, token, accountId } = await createUser(service);
  const random = createRandom(seed + 3);
  let gaveUp = 0;
  const rounds = 40;
  for (let round = 0; round < rounds; round++) {
    const [leads, key] = [Array.from({ length: 10 }, () => lead([`vanity:${randomUUID()}`])), randomUUID()];
    const given = new AbortController();
    const sent = fetch(`${service.url}/v1/leads/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ leads }),
      signal: given.signal,
    }).then((response) => response.text());
    const until = performance.now() + random() * 150;
    const wait = async () => {
      while (performance.now() < until) await new Promise(setImmediate);
      given.abort();
    };
    await Promise.all([wait(), sent.catch(() => gaveUp++)]);
    const again = async () => (await push(rep, leads, key)).status;
    await expect.poll(again, { timeout: 20_000 }).toBe(200); // 409 while the first one is still at work
  }
  const people = await count('lead', accountId);
  console.log(
    `A13 the client gave up (${gaveUp} of ${rounds} times) and asked again: ${people} of ${rounds * 10} there`,
  );
  expect(people).toBe(rounds * 10);
  expect(await count('lead_capture', accountId)).toBe(rounds * 10);
}, 120_000);

test('the database goes and comes back, again and again, under a storm of pushes: everybody is there once', async () => {
  const own = await startTestService({ dailyCap: 100_000 });
  const rep = await createRep(own);
  const name = new URL(own.databaseUrl).pathname.slice(1);
  const kick = () =>
    queryAsOwner(service, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  const batches = Array.from({ length: 40 }, (_, at) =>
    Array.from({ length: 20 }, (_, i) => lead([`vanity:storm-${at}-${i}`])),
  );
  let failed = 0;
  const send = async (leads: unknown[]) => {
    const key = randomUUID();
    for (;;) {
      const { status, headers } = await push(rep, leads, key);
      if (status === 200) return;
      expect([[503, 409, 429].includes(status), headers.has('retry-after')]).toEqual([true, true]);
      failed++;
    }
  };
  const sending = Promise.all(batches.map(send));
  for (let round = 0; round < 6; round++) await kick();
  await sending;
  const [{ people, captures }] = await queryAsOwner(
    own,
    'SELECT (SELECT count(*)::int FROM lead) AS people, (SELECT count(*)::int FROM lead_capture) AS captures',
  );
  console.log(`connections cut under load (${failed} answers failed): ${people} of 800 there`);
  expect([people, captures]).toEqual([800, 800]);
  expect((await fetch(`${own.url}/readyz`)).status).toBe(200);
}, 120_000);
