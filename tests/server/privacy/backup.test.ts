import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { verifyChains } from '../../../server/audit/verify.ts';
import { loadBackup } from '../../../server/backup/load.ts';
import { restoreBackup } from '../../../server/backup/restore.ts';
import { writeBackup } from '../../../server/backup/write.ts';
import { createDatabase } from '../../../server/db/embedded.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { createLog } from '../../../server/log.ts';
import { NO_ACCOUNT } from '../../../server/mail/outbox.ts';
import { eraseAccount } from '../../../server/privacy/erase-account.ts';
import { journalFile, readJournal } from '../../../server/privacy/journal-file.ts';
import { openSecret } from '../../../server/secrets.ts';
import { startService } from '../../../server/service.ts';
import {
  asBearer,
  type Client,
  choice,
  createRep,
  lead,
  push,
  queryAsOwner,
  signInByOAuth,
  signUp,
  startTestService,
  statuses,
} from '../service.ts';
import { accountOf, eraseDeps, openAsApplication, PEPPER } from './stage.ts';

const options = { suppressionPepper: PEPPER, jobsEvery: 3600 };

/** A service with two people, one account that goes, and a backup of all that, made before they are erased. */
async function stage() {
  const service = await startTestService(options);
  const { inAccount, close } = openAsApplication(service);
  const person = await signUp(service);
  const rep = asBearer(service, (await signInByOAuth(service, person.cookie)).access_token);
  await rep('POST', '/v1/consents', { choices: [choice('push-to-crm'), choice('capture')] });
  const goes = await createRep(service, 'Goes Away');
  const names = { shown: 'Bea "Stays" \\ Zoë\n\t\u{1f6a2}', given: 'Bea' };
  const pushed = await push(rep, [
    lead(['vanity:ana', 'member:ACoAAana']),
    lead(['vanity:bea'], { name: names }),
    lead(['vanity:cyd']),
  ]);
  const [ana, bea, cyd] = pushed.body.results;
  const letters = { goesOut: randomUUID(), waits: randomUUID() };
  for (const id of Object.values(letters)) {
    await queryAsOwner(
      service,
      `INSERT INTO mail (account_id, id, address, template, data, created_at, next_at)
       VALUES ($1, $2, 'somebody@example.test', 'request-received', '{}', now(), now() + interval '1 day')`,
      [NO_ACCOUNT, id],
    );
  }
  const file = join(service.dataDir, 'before.backup');
  await writeBackup(service.databaseUrl, file, new Date());

  await queryAsOwner(service, `UPDATE mail SET state = 'sent', settled_at = now(), address = NULL WHERE id = $1`, [
    letters.goesOut,
  ]);
  await rep('POST', `/v1/leads/${ana.id}/erasure`, {});
  await push(rep, [lead(['vanity:ana', 'urn:4242'])]); // refused, and known by another key from then on
  await rep('DELETE', `/v1/leads/${cyd.id}`, undefined, { 'if-match': '*' });
  await rep('POST', '/v1/consents', { choices: [choice('capture', 'withdrawn')] });
  const gone = await accountOf(goes);
  await inAccount(gone, (db) => eraseAccount(db, eraseDeps(), { accountId: gone, reason: 'account-closed' }));
  await close();
  const restore = (from = file) =>
    restoreBackup(
      {
        ...eraseDeps(),
        ownerUrl: service.databaseUrl,
        secret: openSecret(service.dataDir, 'auth-secret'),
        journal: journalFile(service.dataDir),
      },
      from,
    );
  const reopen = async () => {
    const again = await startService({
      ...options,
      dataDir: service.dataDir,
      databaseUrl: service.databaseUrl,
      port: 0,
      log: createLog('silent'),
    });
    afterAll(() => again.stop());
    const back = await fetch(`${again.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: again.url },
      body: JSON.stringify({ email: person.email, password: person.password }),
    });
    const cookie = back.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    return { again, back: asBearer(again, (await signInByOAuth(again, cookie)).access_token) };
  };
  const stateOf = async (id: string) =>
    (await queryAsOwner(service, 'SELECT state, address FROM mail WHERE id = $1', [id]))[0];
  return { service, rep, bea, gone, file, letters, stateOf, restore, reopen };
}

const rowOf = async (url: string, id: string) =>
  queryAsOwner(
    { databaseUrl: url, url: '', stop: async () => undefined },
    'SELECT to_jsonb(l) AS row FROM lead l WHERE id = $1',
    [id],
  );

/** What must be gone for good, asked of a service that runs on a restored database: how many of the checks hold. */
async function countGone(client: Client, databaseUrl: string, gone: string): Promise<[number, number]> {
  const ask = (sql: string) => queryAsOwner({ databaseUrl, url: '', stop: async () => undefined }, sql, [gone]);
  const shown = (await client('GET', '/v1/leads')).body.leads.map((l: { identityKeys: string[] }) => l.identityKeys[0]);
  const checks = [
    !shown.includes('member:ACoAAana'),
    !shown.includes('vanity:cyd'),
    statuses(await push(client, [lead(['vanity:ana'])]))[0] === 'suppressed',
    statuses(await push(client, [lead(['member:ACoAAana'])]))[0] === 'suppressed',
    statuses(await push(client, [lead(['urn:4242'])]))[0] === 'suppressed',
    (await client('POST', '/v1/leads/lookup', { identityKeys: ['vanity:ana'] })).body.results[0].state === 'suppressed',
    (await ask('SELECT name FROM account WHERE account_id = $1'))[0].name === 'erased',
    (await ask('SELECT 1 FROM membership WHERE account_id = $1')).length === 0,
    (await ask(`SELECT 1 FROM auth."user" WHERE name = 'Goes Away' AND $1::uuid IS NOT NULL`)).length === 0,
  ];
  return [checks.filter(Boolean).length, checks.length];
}

test('D13 a restored backup: who was erased stays erased, everybody else is as they were', {
  timeout: 120_000,
}, async () => {
  const { service, bea, gone, letters, stateOf, restore, reopen } = await stage();
  const control = await rowOf(service.databaseUrl, bea.id);
  await expect(restore()).rejects.toThrow('Stop it, and restore then.');
  await service.stop();

  const { replayed, carried } = await restore();
  expect(replayed).toBe(4);
  expect(carried?.consents).toBe(1);
  expect(await stateOf(letters.goesOut)).toEqual({ state: 'sent', address: null });
  expect(await stateOf(letters.waits)).toMatchObject({ state: 'waiting' });
  const { again, back } = await reopen();
  expect((await back('GET', '/v1/consents')).body.current).toEqual({ 'push-to-crm': 'given', capture: 'withdrawn' });
  const [held, all] = await countGone(back, service.databaseUrl, gone);
  console.log(`D13 restored: ${held} of ${all} checks of the erased hold`);
  expect(held).toBe(all);
  expect(await rowOf(service.databaseUrl, bea.id)).toEqual(control);
  const restored = openAsApplication(service);
  const { broken, links } = await verifyChains(restored.app);
  await restored.close();
  expect(links).toBeGreaterThan(5);
  expect(broken).toEqual([]);
  await again.stop();

  // A restore of the same backup again is no different, and loses nothing that the journal holds.
  expect((await restore()).replayed).toBe(4);
  expect(readJournal(journalFile(service.dataDir))).toHaveLength(4);
});

/** The database is gone, and an empty one is in its place. */
async function lose(databaseUrl: string): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1);
  const server = Object.assign(new URL(databaseUrl), { pathname: '/postgres' });
  const admin = new pg.Client({ connectionString: server.href });
  await admin.connect();
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
  await createDatabase(server.href, name);
}

test('where the database is lost, no letter that may have gone out goes out again by itself', {
  timeout: 120_000,
}, async () => {
  const { service, letters, stateOf, restore } = await stage();
  await service.stop();
  await lose(service.databaseUrl);
  expect((await restore()).carried).toBeUndefined();
  const held = { state: 'refused', address: 'somebody@example.test' }; // its words are kept for the operator
  for (const id of Object.values(letters)) expect(await stateOf(id)).toEqual(held);
});

test('a database that was put back by other means: the service does the erasures again before it opens', {
  timeout: 120_000,
}, async () => {
  const { service, gone, file, reopen } = await stage();
  await service.stop();
  await lose(service.databaseUrl);
  const owner = new pg.Client({ connectionString: service.databaseUrl });
  await owner.connect();
  await migrate(owner);
  await loadBackup(owner, file);
  await owner.end();

  const { back } = await reopen();
  const [held, all] = await countGone(back, service.databaseUrl, gone);
  console.log(`D13 put back by hand: ${held} of ${all} checks of the erased hold`);
  expect(held).toBe(all);
});

test('a backup that is cut off, changed, or none is refused, and nothing changes', { timeout: 120_000 }, async () => {
  const { service, file, restore } = await stage();
  await service.stop();
  const before = await queryAsOwner(service, 'SELECT count(*)::int FROM lead');
  const bytes = readFileSync(file);
  const text = gunzipSync(bytes).toString();
  const wrong: [string, Buffer][] = [
    ['cut.backup', bytes.subarray(0, bytes.length - 20)],
    ['changed.backup', gzipSync(text.replace('Bea', 'Eva'))],
    [
      'a-row-less.backup',
      gzipSync(
        text
          .split('\n')
          .filter((line) => !line.includes('vanity:cyd'))
          .join('\n'),
      ),
    ],
    ['none.backup', Buffer.from('hello')],
  ];
  for (const [name, content] of wrong) {
    const other = join(service.dataDir, name);
    writeFileSync(other, content);
    await expect(restore(other)).rejects.toThrow('is damaged or not a backup of Leadferry. Nothing was changed');
  }
  await expect(restore(join(service.dataDir, 'nowhere'))).rejects.toThrow('There is no file');
  const newer = join(service.dataDir, 'newer.backup');
  await writeBackupOfTomorrow(service.databaseUrl, newer);
  await expect(restore(newer)).rejects.toThrow('The backup is newer than this program: it has migration 9999-tomorrow');
  expect(await queryAsOwner(service, 'SELECT count(*)::int FROM lead')).toEqual(before);
});

async function writeBackupOfTomorrow(databaseUrl: string, file: string) {
  const ask = (sql: string) => queryAsOwner({ databaseUrl, url: '', stop: async () => undefined }, sql);
  await ask("INSERT INTO schema_migration (name, checksum) VALUES ('9999-tomorrow', 'x')");
  await writeBackup(databaseUrl, file, new Date());
  await ask("DELETE FROM schema_migration WHERE name = '9999-tomorrow'");
}
