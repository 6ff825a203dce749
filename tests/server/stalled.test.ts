import { randomUUID } from 'node:crypto';
import net from 'node:net';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { createRep, createUser, lead, startTestService, type TestService } from './service.ts';

const service = await startTestService();
/** Whoever hangs fails here, and not the whole test later. */
const soon = () => ({ signal: AbortSignal.timeout(5_000) });

/** A request whose headers have arrived and whose body has not, but for its first byte. */
async function stall({ url }: TestService, path: string, headers: Record<string, string>) {
  const { hostname, port } = new URL(url);
  const socket = net.connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  let said = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  socket.on('error', () => undefined);
  const all = { host: `${hostname}:${port}`, expect: '100-continue', 'content-length': '1000', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  await expect.poll(() => said).toContain('100 Continue');
  socket.write('{');
  return { socket, said: () => said };
}

/** A connection beside the service's: it holds things up, and sees who waits. */
async function openOwner() {
  const owner = new pg.Client({ connectionString: service.databaseUrl });
  await owner.connect();
  onTestFinished(() => owner.end());
  const waiting = async (what: 'relation' | 'advisory') => {
    const { rows } = await owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
       WHERE datname = current_database() AND NOT granted AND locktype = $1`,
      [what],
    );
    return rows[0]?.n;
  };
  return { owner, waiting };
}

test('bodies that do not come hold up nobody, whatever they say they come from', async () => {
  const rep = await createRep(service);
  const json = { 'content-type': 'application/json', origin: service.url };
  for (let at = 0; at < 12; at++)
    await stall(service, '/api/auth/sign-in/email', { ...json, authorization: `x${at % 3}` });
  expect((await fetch(`${service.url}/v1/me`, soon())).status).toBe(401);
  expect((await rep('GET', '/v1/me')).status).toBe(200);
});

test('a request that has not arrived in time is ended, and nothing of it is held', async () => {
  const hasty = await startTestService({ receiveSeconds: 1 });
  const { socket, said } = await stall(hasty, '/v1/leads/lookup', { 'content-type': 'application/json' });
  await new Promise((closed) => socket.once('close', closed));
  expect(said()).toContain('408 Request Timeout');
});

test('neither one account nor many tokens that are none take all the places, however they are spelled', async () => {
  const [one, other] = [await createUser(service), await createUser(service)];
  const ask = (authorization: string, body?: unknown, more = {}) =>
    fetch(service.url + (body ? '/v1/leads/batch' : '/v1/me'), {
      ...more,
      method: body ? 'POST' : 'GET',
      headers: { authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const others = async () => (await ask(`Bearer ${other.token}`, undefined, soon())).status;
  const { owner, waiting } = await openOwner();

  await owner.query('BEGIN');
  await owner.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [one.accountId]);
  const pushed = ['Bearer', 'bearer', 'BEARER'].flatMap((scheme) =>
    Array.from({ length: 4 }, () => ask(`${scheme} ${one.token}`, { leads: [lead([`vanity:${randomUUID()}`])] })),
  );
  await expect.poll(() => waiting('advisory')).toBeGreaterThanOrEqual(4);
  expect(await others()).toBe(200);
  await owner.query('COMMIT');
  expect((await Promise.all(pushed)).map(({ status }) => status)).toEqual(Array(12).fill(200));

  await owner.query('BEGIN');
  await owner.query('LOCK TABLE api_key IN ACCESS EXCLUSIVE MODE');
  const forged = Array.from({ length: 12 }, () => ask(`Bearer lf_${randomUUID()}`));
  await expect.poll(() => waiting('relation')).toBeGreaterThanOrEqual(4);
  expect(await others()).toBe(200);
  await owner.query('COMMIT');
  expect((await Promise.all(forged)).map(({ status }) => status)).toEqual(Array(12).fill(401));
});
