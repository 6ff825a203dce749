import pg from 'pg';
import { expect, test } from 'vitest';
import { choice, createRep, lead, push, queryAsOwner, startTestService } from './service.ts';

const service = await startTestService();

test('a withdrawal that was acknowledged has no push behind it: it waits for the one that is under way', async () => {
  const rep = await createRep(service);
  const owner = new pg.Client({ connectionString: service.databaseUrl });
  await owner.connect();
  const waiting = async (what: string, count: number) => {
    const sql = `SELECT count(*)::int AS n FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
      WHERE datname = current_database() AND NOT granted AND ${what}`;
    await expect.poll(async () => (await owner.query<{ n: number }>(sql)).rows[0]?.n).toBe(count);
  };
  await owner.query('BEGIN');
  await owner.query('LOCK TABLE lead IN ACCESS EXCLUSIVE MODE');
  const pushed = push(rep, [lead(['vanity:under-way'])]);
  await waiting("locktype = 'relation'", 1);
  let acknowledged = false;
  const withdrawn = rep('POST', '/v1/consents', { choices: [choice('push-to-crm', 'withdrawn')] }).finally(() => {
    acknowledged = true;
  });
  await waiting("locktype = 'advisory'", 1);
  expect(acknowledged).toBe(false);
  await owner.query('COMMIT');
  expect((await pushed).status).toBe(200);
  expect((await withdrawn).status).toBe(200);
  expect((await push(rep, [lead(['vanity:too-late'])])).status).toBe(403);
  await owner.end();
});

test('a yes to a notice that is outdated is none: the push is refused until the current one is answered', async () => {
  const rep = await createRep(service);
  const older = { ...choice('push-to-crm'), noticeId: 'opt-in-2025-01' };
  await queryAsOwner(
    service,
    'INSERT INTO notice (id, language, sha256, body) SELECT $1, language, sha256, body FROM notice WHERE sha256 = $2',
    [older.noticeId, older.noticeHash],
  );
  expect((await rep('POST', '/v1/consents', { choices: [older] })).status).toBe(200);
  const refused = await push(rep, [lead(['vanity:asked-again'])]);
  expect(refused).toMatchObject({ status: 403, body: { code: 'consent-missing' } });
  await rep('POST', '/v1/consents', { choices: [choice('push-to-crm')] });
  expect((await push(rep, [lead(['vanity:asked-again'])])).status).toBe(200);
});
