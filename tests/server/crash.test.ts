import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { holdAt, points } from './mid-transaction.ts';
import { asBearer, createUser, lead, push, queryAsOwner, startTestService, statuses } from './service.ts';

const service = await startTestService({ dailyCap: 10_000 });

/** What the account's tables hold of a push of so many people, all once: anything else is a loss or a double. */
async function countAll(accountId: string) {
  const [counted] = await queryAsOwner(
    service,
    `SELECT (SELECT count(*)::int FROM lead WHERE account_id = $1) AS leads,
       (SELECT count(*)::int FROM lead_key WHERE account_id = $1) AS keys,
       (SELECT count(*)::int FROM lead_capture WHERE account_id = $1) AS captures,
       (SELECT coalesce(sum(people), 0)::int FROM daily_intake WHERE account_id = $1) AS intake,
       (SELECT count(*)::int FROM idempotency WHERE account_id = $1) AS requests,
       (SELECT count(*)::int FROM audit_event WHERE account_id = $1 AND action = 'leads.pushed') AS audited`,
    [accountId],
  );
  return counted;
}
const all = (people: number) => ({
  leads: people,
  keys: people,
  captures: people,
  intake: people,
  requests: 1,
  audited: 1,
});
const people = () => Array.from({ length: 20 }, () => lead([`vanity:${randomUUID()}`]));

test('the database’s side of a push is killed at every point of it: nothing is left, and the same request does it once', async () => {
  let survived = 0;
  for (const point of points) {
    const { rep, accountId } = await createUser(service);
    const [leads, key] = [people(), randomUUID()];
    const hold = await holdAt(service, point);
    const cut = push(rep, leads, key);
    const pid = await hold.held();
    await queryAsOwner(service, 'SELECT pg_terminate_backend($1)', [pid]);
    const { status, body, headers } = await cut;
    expect([point, status, body.code, headers.has('retry-after')]).toEqual([point, 503, 'database-unavailable', true]);
    await hold.release();
    expect([point, await countAll(accountId)]).toEqual([point, { ...all(0), requests: 0, audited: 0 }]);
    expect(statuses(await push(rep, leads, key))).toEqual(leads.map(() => 'created'));
    expect((await push(rep, leads, key)).headers.get('idempotency-replayed')).toBe('true');
    expect([point, await countAll(accountId)]).toEqual([point, all(leads.length)]);
    survived++;
  }
  console.log(`A30 database process killed mid-transaction: ${survived} of ${points.length} survived`);
}, 120_000);

const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** The service as a process of its own on the same database. */
async function startProcess(): Promise<{ child: ChildProcess; url: string }> {
  const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
  const env = {
    ...process.env,
    DATA_DIR: service.dataDir,
    DATABASE_URL: service.databaseUrl,
    PORT: '0',
    LOG_LEVEL: 'silent',
  };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line);
    if (said.msg === 'listening') return { child, url: said.url };
  }
  throw new Error('The service ended before it listened.');
}

const ended = (child: ChildProcess) => new Promise<number | null>((done) => child.once('exit', (code) => done(code)));

test('the service is killed at every point of a push: another process does the same request, and everybody is there once', async () => {
  let survived = 0;
  let next = startProcess();
  for (const point of points) {
    const { child, url } = await next;
    next = startProcess();
    const { rep, token, accountId } = await createUser(service);
    const [leads, key] = [people(), randomUUID()];
    const hold = await holdAt(service, point);
    const cut = push(asBearer({ ...service, url }, token), leads, key).catch(() => 'no answer');
    const pid = await hold.held();
    const exit = ended(child);
    child.kill('SIGKILL');
    await exit;
    expect(await cut).toBe('no answer');
    await hold.release();
    // Where the service died while it waited for its COMMIT, the database may have done it all the same.
    const isOver = () => queryAsOwner(service, 'SELECT 1 FROM pg_stat_activity WHERE pid = $1', [pid]);
    await expect.poll(isOver, { timeout: 20_000 }).toHaveLength(0);
    expect(statuses(await push(rep, leads, key))).toEqual(leads.map(() => 'created'));
    expect([point, await countAll(accountId)]).toEqual([point, all(leads.length)]);
    survived++;
  }
  (await next).child.kill('SIGKILL');
  console.log(`A30 service killed mid-transaction: ${survived} of ${points.length} survived`);
}, 300_000);

test('told to stop, the service answers what is in hand, takes nothing new, and ends well', async () => {
  const { child, url } = await startProcess();
  const users = await Promise.all([createUser(service), createUser(service)]);
  const hold = await holdAt(service, ['audit_event', 'INSERT']);
  const inHand = users.map(({ token }) => push(asBearer({ ...service, url }, token), people()));
  await hold.held();
  const exit = ended(child);
  child.kill('SIGTERM');
  const isClosed = () =>
    fetch(`${url}/healthz`, { headers: { connection: 'close' } }).then(
      () => 'open',
      () => 'closed',
    );
  await expect.poll(isClosed, { timeout: 10_000 }).toBe('closed');
  await hold.release();
  const answers = await Promise.all(inHand);
  console.log(
    `shutdown: ${answers.filter(({ status }) => status === 200).length} of ${answers.length} requests in hand answered`,
  );
  for (const answered of answers) expect(new Set(statuses(answered))).toEqual(new Set(['created']));
  expect(await exit).toBe(0);
}, 60_000);
