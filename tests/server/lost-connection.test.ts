import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../server/db/open.ts';
import { inScope } from '../../server/db/tenant.ts';
import { createRep, lead, push, queryAsOwner, startTestService, statuses } from './service.ts';

const service = await startTestService();

test('a connection that breaks between two statements of a transaction ends the transaction, not the process', async () => {
  const heard: string[] = [];
  const database = await openDatabase(service.databaseUrl, 'x'.repeat(32), ({ message }) => heard.push(message));
  const work = inScope(database.app, { desk: 'operator' }, async (db) => {
    const { rows } = await db.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await queryAsOwner(service, 'SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await expect.poll(() => heard).not.toHaveLength(0);
    return db.query('SELECT 1');
  });
  await expect(work).rejects.toThrow();
  expect(await inScope(database.app, { desk: 'operator' }, (db) => db.query('SELECT 1'))).toMatchObject({
    rowCount: 1,
  });
  await database.close();
});

/** A line to the database that can be held up: nothing passes, and nothing says so. */
async function openLine(to: URL) {
  const sockets = new Set<Socket>();
  let isHeldUp = false;
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname);
    for (const [from, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      if (isHeldUp) from.pause();
      from.on('data', (data) => other.write(data));
      from.on('error', () => other.destroy()).on('close', () => other.destroy());
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const url = new URL(to);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url,
    hold(held: boolean) {
      isHeldUp = held;
      for (const socket of sockets)
        if (held) socket.pause();
        else socket.resume();
    },
  };
}

test('with the line to the database held up nothing hangs: 503 with Retry-After, and all is well when it is free again', async () => {
  const line = await openLine(new URL(service.databaseUrl));
  line.url.searchParams.set('query_timeout', '1000'); // 20 seconds where nobody waits for a test
  line.url.searchParams.set('connectionTimeoutMillis', '1000');
  const own = await startTestService({ databaseUrl: line.url.href, jobsEvery: 3600 });
  const rep = await createRep(own);
  line.hold(true);
  const asked = [
    rep('GET', '/v1/leads'),
    rep('GET', '/v1/lists'),
    push(rep, [lead(['vanity:held-up'])]),
    ...Array.from({ length: 5 }, () => rep('GET', '/v1/me')),
  ];
  const answers = await Promise.all(asked);
  console.log(
    `line to the database held up: ${answers.filter(({ status }) => status === 503).length} of ${answers.length} answered`,
  );
  for (const { status, headers, body } of answers) {
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'database-unavailable', '5']);
  }
  expect((await fetch(`${own.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${own.url}/healthz`)).status).toBe(200);
  line.hold(false);
  await expect.poll(async () => (await fetch(`${own.url}/readyz`)).status, { timeout: 20_000 }).toBe(200);
  expect(statuses(await push(rep, [lead(['vanity:held-up'])]))).toEqual(['created']);
}, 60_000);
