import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { backupName, createBackupPruner } from '../../../server/backup/folder.ts';
import { describeReport } from '../../../server/privacy/report.ts';
import { runRetention } from '../../../server/privacy/retention.ts';
import { retentionRules } from '../../../server/privacy/rules.ts';
import { createRep, lead, push, queryAsOwner, signUp, startTestService } from '../service.ts';
import { accountOf, eraseDeps, openAsApplication, PEPPER } from './stage.ts';

vi.setConfig({ testTimeout: 180_000 }); // a run looks through everything, and there are many runs
const service = await startTestService({ suppressionPepper: PEPPER, jobsEvery: 3600 });
const { app } = openAsApplication(service);
const run = (at: string | Date, dryRun = false) =>
  runRetention({ ...eraseDeps(() => new Date(at)), app }, { at: new Date(at), dryRun });
const line = (report: Awaited<ReturnType<typeof run>>, name: string) => report.lines.find((one) => one.class === name);
const around = (end: string) => [-1000, 0, 1000].map((ms) => new Date(Date.parse(end) + ms));

const insertLead = (account: string, at: string) =>
  queryAsOwner(
    service,
    `INSERT INTO lead (account_id, id, kind, owner_id, fields, provenance, first_captured_at)
     VALUES ($1, $2, 'person', 'x', '{"name": {"shown": "Ana"}}', '{}', $3)`,
    [account, randomUUID(), at],
  );

// Summer time begins and ends, a leap day, the last days of months, the last second of a year.
const clocks: [string, string][] = [
  ['2026-11-20T10:00:00Z', '2029-11-20T10:00:00Z'],
  ['2028-02-29T12:00:00Z', '2031-02-28T12:00:00Z'],
  ['2025-02-28T23:59:59Z', '2028-02-28T23:59:59Z'],
  ['2026-03-29T00:59:59Z', '2029-03-29T00:59:59Z'],
  ['2026-03-29T01:30:00Z', '2029-03-29T01:30:00Z'],
  ['2026-10-25T00:30:00Z', '2029-10-25T00:30:00Z'],
  ['2026-10-31T23:00:00Z', '2029-10-31T23:00:00Z'],
  ['2026-12-31T23:59:59Z', '2029-12-31T23:59:59Z'],
];

test('D11 a captured person is kept until the second, and gone after it, in every time zone of the database', async () => {
  const account = await accountOf(await createRep(service));
  const zones = ['UTC', 'Europe/Paris', 'America/New_York', 'Pacific/Auckland'];
  let right = 0;
  for (const [place, [start, end]] of clocks.entries()) {
    const zone = zones[place % zones.length] as string;
    const deps = { ...eraseDeps(), app: openAsApplication(service, zone).app };
    await insertLead(account, start);
    const due = [];
    for (const at of around(end))
      due.push(line(await runRetention(deps, { at, dryRun: true }), 'captured-people')?.due);
    const gone = [];
    for (const at of around(end)) gone.push(line(await runRetention(deps, { at }), 'captured-people')?.gone);
    if (due.join() === '0,1,1' && gone.join() === '0,1,0') right++;
  }
  console.log(`D11 retention to the second: ${right} of ${clocks.length} clocks`);
  expect(right).toBe(clocks.length);
  const journal = await queryAsOwner(
    service,
    "SELECT count(*)::int FROM erasure WHERE account_id = $1 AND reason = 'retention'",
    [account],
  );
  expect(journal[0].count).toBe(clocks.length);
});

test('D12 nothing renews the clock: not a newer capture, an edit, a merge, a late older one, or SQL', async () => {
  const rep = await createRep(service);
  const account = await accountOf(rep);
  const first = async () =>
    (await rep('GET', '/v1/leads')).body.leads.map((l: { firstCapturedAt: string }) => l.firstCapturedAt);
  const capture = (keys: string[], capturedAt: string) => push(rep, [lead(keys, { capturedAt })]);
  const steps: [string, () => Promise<unknown>, string][] = [
    ['first', () => capture(['vanity:clock'], '2026-03-05T10:00:00.000Z'), '2026-03-05T10:00:00.000Z'],
    ['again, later', () => capture(['vanity:clock'], '2026-11-05T10:00:00.000Z'), '2026-03-05T10:00:00.000Z'],
    ['an edit', () => edit(), '2026-03-05T10:00:00.000Z'],
    [
      'an older one arrives late',
      () => capture(['vanity:clock'], '2026-02-01T10:00:00.000Z'),
      '2026-02-01T10:00:00.000Z',
    ],
    ['a merge', () => merge(), '2026-01-01T10:00:00.000Z'],
  ];
  const edit = async () => {
    const [{ id }] = (await rep('GET', '/v1/leads')).body.leads;
    await rep('PATCH', `/v1/leads/${id}`, { headline: 'typed' }, { 'if-match': '*' });
  };
  const merge = async () => {
    await capture(['urn:99'], '2026-01-01T10:00:00.000Z');
    await capture(['urn:99', 'vanity:clock'], '2026-11-06T10:00:00.000Z');
  };
  let right = 0;
  for (const [, step, expected] of steps) {
    await step();
    if ((await first()).join() === expected) right++;
  }
  const forward = queryAsOwner(service, 'UPDATE lead SET first_captured_at = now() WHERE account_id = $1', [account]);
  await expect(forward).rejects.toMatchObject({ code: '23514' });
  console.log(`D12 the clock was not renewed: ${right} of ${steps.length} steps`);
  expect(right).toBe(steps.length);
  expect(line(await run('2028-12-31T00:00:00Z', true), 'captured-people')?.due).toBe(0);
  expect(line(await run('2029-01-01T10:00:00Z'), 'captured-people')).toMatchObject({ due: 1, gone: 1 });
});

test('a capture from a clock that is ahead starts no later than the service’s own time', async () => {
  const rep = await createRep(service);
  await push(rep, [lead(['vanity:ahead'], { capturedAt: new Date(Date.now() + 4 * 60_000).toISOString() })]);
  const [{ firstCapturedAt }] = (await rep('GET', '/v1/leads')).body.leads;
  expect(Date.parse(firstCapturedAt)).toBeLessThanOrEqual(Date.now());
});

test('what expires goes at its time, an account six months after it was closed, backups after nine', async () => {
  const account = await accountOf(await createRep(service));
  const at = '2027-08-31T12:00:00Z';
  await signUp(service);
  await queryAsOwner(
    service,
    `INSERT INTO idempotency (account_id, method, path, key, fingerprint, expires_at) VALUES ($1, 'POST', '/', 'k', 'f', $2)`,
    [account, at],
  );
  await queryAsOwner(service, `INSERT INTO invitation_visit VALUES ('h', 'c', $1)`, [at]);
  await queryAsOwner(service, `UPDATE account SET closed_at = '2027-02-28T12:00:00Z' WHERE account_id = $1`, [account]);
  const folder = mkdtempSync(join(tmpdir(), 'leadferry-backups-'));
  for (const made of ['2026-11-30T12:00:00Z', '2026-12-31T12:00:00Z'])
    writeFileSync(join(folder, backupName(new Date(made))), '');
  writeFileSync(join(folder, 'notes.txt'), '');
  const pruneBackups = createBackupPruner(folder);

  const counts = [];
  for (const now of around('2027-08-28T12:00:00Z')) {
    counts.push(line(await runRetention({ ...eraseDeps(() => now), app, pruneBackups }, { at: now }), 'account')?.gone);
  }
  expect(counts).toEqual([0, 1, 0]);
  expect(await queryAsOwner(service, 'SELECT name FROM account WHERE account_id = $1', [account])).toEqual([
    { name: 'erased' },
  ]);

  // A session of the sign-ups ended long before; the visit ends to the second; of the two backups one is nine months old.
  const last = [];
  for (const now of around(at)) {
    const report = await runRetention({ ...eraseDeps(() => now), app, pruneBackups }, { at: now });
    last.push(line(report, 'visits')?.gone);
  }
  expect(last).toEqual([0, 1, 0]);
  expect(readdirSync(folder).sort()).toEqual(['leadferry-2026-12-31T12-00-00Z.backup', 'notes.txt']);
  expect(await queryAsOwner(service, 'SELECT count(*)::int FROM auth.session')).toEqual([{ count: 0 }]);
});

test('a request that nobody answered goes after three years, one that was answered a year after the answer', async () => {
  const account = await accountOf(await createRep(service));
  for (const settled of [null, '2026-03-31T12:00:00Z']) {
    await queryAsOwner(
      service,
      `INSERT INTO data_request_case (account_id, id, kind, came_by, identity_keys, language, received_at, due_at, state, settled_at)
       VALUES ($1, $2, 'access', 'page', '{vanity:asked}', 'en', '2026-02-28T12:00:00Z', '2026-03-28T12:00:00Z',
         CASE WHEN $3::timestamptz IS NULL THEN 'open' ELSE 'answered' END, $3)`,
      [account, randomUUID(), settled],
    );
  }
  const left = [];
  for (const at of [...around('2027-03-31T12:00:00Z'), ...around('2029-02-28T12:00:00Z')]) {
    await run(at);
    const sql = 'SELECT count(*)::int FROM data_request_case WHERE account_id = $1';
    left.push((await queryAsOwner(service, sql, [account]))[0].count);
  }
  expect(left).toEqual([2, 1, 1, 1, 0, 0]);
});

test('thirteen months from the last of a month are the last of the month', async () => {
  const ends = await queryAsOwner(
    service,
    `SELECT to_char(ends_at(s::timestamptz, length) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') AS ends
     FROM retention_rule, unnest($1::text[]) s WHERE class = 'audience-measurement'`,
    [['2026-01-31T10:00:00Z', '2027-01-31T10:00:00Z', '2026-10-25T01:00:00Z']],
  );
  expect(ends.map((row) => row.ends)).toEqual(['2027-02-28 10:00:00', '2028-02-29 10:00:00', '2027-11-25 01:00:00']);
});

test('measured visits go after thirteen months, and the number under which they stood with the last of them', async () => {
  const account = await accountOf(await createRep(service));
  const number = randomUUID();
  await queryAsOwner(service, "INSERT INTO audience_number VALUES ($1, 'somebody', $2)", [account, number]);
  for (const at of ['2026-01-31T10:00:00Z', '2026-02-15T10:00:00Z']) {
    await queryAsOwner(service, "INSERT INTO audience_visit VALUES ($1, $2, $3, '/leads', $4)", [
      account,
      randomUUID(),
      number,
      at,
    ]);
  }
  const count = async (table: string) =>
    (await queryAsOwner(service, `SELECT count(*)::int FROM ${table} WHERE account_id = $1`, [account]))[0].count;
  const seen = [];
  for (const at of [...around('2027-02-28T10:00:00Z'), ...around('2027-03-15T10:00:00Z')]) {
    await run(at);
    seen.push([await count('audience_visit'), await count('audience_number')].join(' and '));
  }
  expect(seen).toEqual(['2 and 1', '1 and 1', '1 and 1', '1 and 1', '0 and 0', '0 and 0']);
});

test('a dry run changes nothing; a run is stored and reads as a report with every rule in it', async () => {
  const account = await accountOf(await createRep(service));
  await insertLead(account, '2026-11-21T00:00:00Z');
  const reports = () => queryAsOwner(service, 'SELECT at, lines FROM retention_report ORDER BY finished_at DESC');
  const before = (await reports()).length;
  const dry = await run('2029-11-21T00:00:00Z', true);
  expect(line(dry, 'captured-people')).toMatchObject({ due: 1, gone: 0 });
  expect((await reports()).length).toBe(before);
  expect(await queryAsOwner(service, 'SELECT count(*)::int FROM lead WHERE account_id = $1', [account])).toEqual([
    { count: 1 },
  ]);
  const text = describeReport(dry);
  for (const name of Object.keys(retentionRules)) expect(text).toContain(`  ${name} `);

  await run('2029-11-21T00:00:00Z');
  const stored = (await reports())[0];
  expect(stored.at.toISOString()).toBe('2029-11-21T00:00:00.000Z');
  expect(stored.lines).toEqual(expect.arrayContaining([{ class: 'captured-people', due: 1, gone: 1 }]));
});

test('the service does it by itself, by its own clock', async () => {
  const late = await startTestService({
    suppressionPepper: PEPPER,
    jobsEvery: 1,
    now: () => new Date('2030-01-01T00:00:00Z'),
  });
  const account = randomUUID();
  await queryAsOwner(late, "INSERT INTO account VALUES ($1, 'Quay')", [account]);
  await queryAsOwner(
    late,
    `INSERT INTO lead (account_id, id, kind, owner_id, fields, provenance, first_captured_at)
     VALUES ($1, $1, 'person', 'x', '{}', '{}', '2026-11-20T10:00:00Z')`,
    [account],
  );
  await queryAsOwner(late, 'DELETE FROM retention_report');
  await expect
    .poll(async () => (await queryAsOwner(late, 'SELECT count(*)::int FROM lead'))[0].count, { timeout: 20_000 })
    .toBe(0);
  expect((await queryAsOwner(late, 'SELECT reason FROM erasure')).map((row) => row.reason)).toEqual(['retention']);
});
