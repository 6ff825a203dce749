import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { verifyChains } from '../../../server/audit/verify.ts';
import { restoreBackup } from '../../../server/backup/restore.ts';
import { writeBackup } from '../../../server/backup/write.ts';
import { createDatabase } from '../../../server/db/embedded.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { migrations } from '../../../server/db/migrations/index.ts';
import { journalFile } from '../../../server/privacy/journal-file.ts';
import { openSecret } from '../../../server/secrets.ts';
import { createRep, lead, push, startTestService, statuses } from '../service.ts';
import { eraseDeps, PEPPER } from './stage.ts';

/** A database whose owner is no superuser: forced row-level security binds it too. */
async function createModestDatabase(): Promise<string> {
  const url = new URL(inject('postgresUrl'));
  const name = `m_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query(`CREATE ROLE ${name} LOGIN CREATEDB CREATEROLE PASSWORD 'modest'`);
  await admin.query(`GRANT SET ON PARAMETER "app.desk", "app.erasing" TO ${name}`); // docs/operations.md
  await admin.query(`CREATE DATABASE ${name} OWNER ${name}`);
  await admin.end();
  return Object.assign(url, { username: name, password: 'modest', pathname: `/${name}` }).href;
}

test('an owner who is no superuser: erasing, a backup and its restore', { timeout: 120_000 }, async () => {
  const databaseUrl = await createModestDatabase();
  const service = await startTestService({ databaseUrl, suppressionPepper: PEPPER, jobsEvery: 3600 });
  const rep = await createRep(service);
  const { body } = await push(rep, [lead(['vanity:gone']), lead(['vanity:stays'])]);
  const file = join(service.dataDir, 'one.backup');
  const rows = await writeBackup(databaseUrl, file, new Date());
  expect(rows['"public"."lead"']).toBe(2);
  expect((await rep('POST', `/v1/leads/${body.results[0].id}/erasure`, {})).status).toBe(200);
  expect(statuses(await push(rep, [lead(['vanity:gone'])]))).toEqual(['suppressed']);
  await service.stop();

  const journal = journalFile(service.dataDir);
  const secret = openSecret(service.dataDir, 'auth-secret');
  const { replayed } = await restoreBackup({ ...eraseDeps(), ownerUrl: databaseUrl, secret, journal }, file);
  expect(replayed).toBe(1);
  const app = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  expect((await app.query('SELECT key FROM lead_key')).rows).toEqual([{ key: 'vanity:stays' }]);
  expect((await verifyChains(app)).broken).toEqual([]);
  await app.end();
});

test('0009 and 0020: an audit and consents that were there are sealed as they are, and go on', async () => {
  const connectionString = await createDatabase(inject('postgresUrl'), `s_${randomBytes(6).toString('hex')}`);
  const owner = new pg.Client({ connectionString });
  await owner.connect();
  await migrate(
    owner,
    migrations.filter((step) => step.name < '0009'),
  );
  const account = randomUUID();
  await owner.query("INSERT INTO account (account_id, name) VALUES ($1, 'Quay')", [account]);
  const add = (at: string, userId: string | null) =>
    owner.query(
      `INSERT INTO audit_event (account_id, id, at, user_id, via, action, detail) VALUES ($1, $2, $3, $4, 'token', 'lead.edited', '{"count": 1}')`,
      [account, randomUUID(), at, userId],
    );
  for (const day of [3, 1, 2]) await add(`2026-11-0${day}T10:00:00Z`, day === 1 ? 'somebody' : randomUUID());

  await migrate(owner);
  await add('2026-11-04T10:00:00Z', null);
  const { rows } = await owner.query(
    'SELECT seq::int, extract(day FROM at)::int AS day, user_id IS NULL AS nobody FROM audit_event ORDER BY seq',
  );
  expect(rows).toEqual([
    { seq: 1, day: 1, nobody: true },
    { seq: 2, day: 2, nobody: false },
    { seq: 3, day: 3, nobody: false },
    { seq: 4, day: 4, nobody: true },
  ]);
  const app = new pg.Pool({ connectionString, max: 1 });
  expect(await verifyChains(app)).toEqual({ chains: 1, links: 4, broken: [] });
  await app.end();
  await owner.end();
});
