import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, expect, inject, test } from 'vitest';
import { writeBackup } from '../../../server/backup/write.ts';
import { eraseAccount } from '../../../server/privacy/erase-account.ts';
import { journalFile } from '../../../server/privacy/journal-file.ts';
import { tableClasses } from '../../../server/privacy/tables.ts';
import {
  asBearer,
  type Client,
  choice,
  createRep,
  lead,
  push,
  signInByOAuth,
  signUp,
  startTestService,
  whatTheWorkNeeds,
} from '../service.ts';
import { findMarkers, openMarkers, readBackup } from './markers.ts';
import { accountOf, eraseDeps, openAsApplication, PEPPER } from './stage.ts';

const logged: string[] = [];
const log = pino({ level: 'trace' }, { write: (text: string) => void logged.push(text) });
const service = await startTestService({ suppressionPepper: PEPPER, jobsEvery: 3600, log });
const { inAccount } = openAsApplication(service);
const db = await openMarkers(service);
afterAll(() => db.close());

/** What PostgreSQL itself has logged, of this service and of every other one of the run. */
const databaseLog = () => readFileSync(join(inject('postgresFolder'), 'server.log'), 'utf8');

/** Everywhere that something may be left: the database, what was logged, the journal, and a backup that is made now. */
async function everything(): Promise<Map<string, string>> {
  const all = await db.dump();
  const backup = join(service.dataDir, `${randomUUID()}.backup`);
  await writeBackup(service.databaseUrl, backup, new Date());
  all.set('a new backup', readBackup(backup));
  all.set('the log', logged.join(''));
  all.set('the log of PostgreSQL', databaseLog());
  const journal = journalFile(service.dataDir);
  all.set('the journal', existsSync(journal) ? readFileSync(journal, 'utf8') : '');
  return all;
}

/** A person under a key of their own, in every table that a captured person can be in. */
async function capture(rep: Client, account: string, word: string) {
  const keys = [`vanity:${word}`, `member:ACoAA${word}`];
  const source = { url: `https://www.linkedin.com/search/results/people/?keywords=${word}`, page: 'people-search' };
  const one = await push(rep, [lead([keys[0] as string], { source })]);
  await push(rep, [lead([keys[1] as string], { source, headline: `Pilot ${word}` })]);
  await push(rep, [lead(keys, { source, name: { shown: `${word} Quist` } })]); // the two become one
  const { id } = one.body.results[0];
  await db.query(
    `INSERT INTO pgboss.job (id, name, data, output, singleton_key) VALUES (gen_random_uuid(), 'postpone', $1, $2, $3)`,
    [{ lead: id, note: word }, { keys }, `${account} ${keys[0]}`],
  );
  return { id: (await rep('GET', `/v1/leads/${id}`)).body.id as string, keys, word };
}

const rowsOf = async (id: string) => {
  const found: Record<string, unknown> = {};
  for (const table of ['lead', 'lead_key', 'lead_capture', 'lead_merge']) {
    const column = table === 'lead' ? 'id' : 'lead_id';
    found[table] = (
      await db.query(`SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${column} = $1 ORDER BY 1`, [id])
    ).rows;
  }
  return found;
};

test('D8 a captured person: markers in every column that a person can be in, erased, and nothing is left', {
  timeout: 120_000,
}, async () => {
  const rep = await createRep(service);
  const account = await accountOf(rep);
  const gone = await capture(rep, account, `ana${randomUUID().slice(0, 8)}`);
  const control = await capture(rep, account, `bea${randomUUID().slice(0, 8)}`);
  const before = await rowsOf(control.id);

  const markers: string[] = [gone.word];
  let refused = 0;
  const places: [string, string, unknown[]][] = [
    ['lead', 'account_id = $1 AND id = $2', [account, gone.id]],
    ['lead_key', 'account_id = $1 AND lead_id = $2', [account, gone.id]],
    ['lead_capture', 'account_id = $1 AND lead_id = $2', [account, gone.id]],
    ['lead_merge', 'account_id = $1 AND lead_id = $2', [account, gone.id]],
    ['idempotency', 'account_id = $1 AND body::text LIKE $2', [account, `%${gone.id}%`]],
    ['pgboss.job_common', 'data::text LIKE $1', [`%${gone.word}%`]],
  ];
  // A key is planted into one row only: two rows cannot hold the same.
  for (const [table, where, values] of places) {
    const one = table === 'lead_key' ? `${where} AND key = '${gone.keys[1]}'` : where;
    const { planted, refused: no } = await db.plant(table, one, values);
    markers.push(...planted);
    refused += no;
  }
  expect(findMarkers(await everything(), markers).length).toBeGreaterThanOrEqual(markers.length);

  expect((await rep('POST', `/v1/leads/${gone.id}/erasure`, {})).status).toBe(200);
  const left = findMarkers(await everything(), [...markers, gone.id]).filter((where) => !where.endsWith(gone.id));
  console.log(`D8 a captured person: ${left.length} of ${markers.length} markers left (${refused} columns take none)`);
  expect(left).toEqual([]);
  expect(await rowsOf(control.id)).toEqual(before);
});

test('D8 an account: markers in every column of every table that goes with it, erased, and nothing is left', {
  timeout: 120_000,
}, async () => {
  const word = `goes${randomUUID().slice(0, 8)}`;
  const { cookie } = await signUp(service, `Ana ${word}`);
  const rep = asBearer(service, (await signInByOAuth(service, cookie)).access_token);
  const other = await createRep(service, 'Stays Here');
  const account = await accountOf(rep);
  const { user } = (await rep('GET', '/v1/me')).body;
  await rep('POST', '/v1/consents', { choices: [...whatTheWorkNeeds(), choice('capture')] });
  const member = { identityKeys: [`vanity:${word}`], name: { shown: word }, source: 'nav-me' };
  expect((await rep('PUT', '/v1/linkedin-link', member)).status).toBe(200);
  await rep('POST', '/v1/sponsorship/code', {});
  const { keys } = await capture(rep, account, `cyd${word}`);
  const kept = await capture(other, await accountOf(other), `dan${randomUUID().slice(0, 8)}`);
  const before = await rowsOf(kept.id);
  await db.query('INSERT INTO auth.verification VALUES ($1, $2, $3, now(), now(), now())', [
    randomUUID(),
    `reset:${word}`,
    user.id,
  ]);

  const markers = [word, user.email];
  let refused = 0;
  let tables = 0;
  for (const [name, { onAccountErasure }] of Object.entries(tableClasses)) {
    if (onAccountErasure === 'keep') continue;
    const [schema, table] = name.split('.') as [string, string];
    const where = schema === 'public' ? 'account_id = $1' : whoseSignIn[table];
    if (!where) continue;
    tables++;
    const { planted, refused: no } = await db.plant(
      schema === 'public' ? table : `${schema}.${/[A-Z]/.test(table) || table === 'user' ? `"${table}"` : table}`,
      where,
      [schema === 'public' ? account : user.id],
    );
    markers.push(...planted);
    refused += no;
  }
  expect(findMarkers(await db.dump(), markers).length).toBeGreaterThanOrEqual(markers.length);

  await inAccount(account, (tx) => eraseAccount(tx, eraseDeps(), { accountId: account, reason: 'account-closed' }));
  const left = findMarkers(await everything(), [...markers, ...keys]);
  console.log(
    `D8 an account: ${left.length} of ${markers.length} markers left in ${tables} tables (${refused} columns take none)`,
  );
  expect(left).toEqual([]);
  expect(await rowsOf(kept.id)).toEqual(before);
});

/** The rows of sign-in that are a user's ($1). */
const whoseSignIn: Readonly<Record<string, string>> = {
  user: 'id = $1',
  session: '"userId" = $1',
  account: '"userId" = $1',
  oauthAccessToken: '"userId" = $1',
  oauthRefreshToken: '"userId" = $1',
  oauthConsent: '"userId" = $1',
};

test('D18 nobody is named in what was logged, by the service or by PostgreSQL, also where a statement fails', async () => {
  // The usual way in which a log comes to name somebody: the refused row is told with its values.
  const failing = db.query("INSERT INTO lead_key SELECT * FROM lead_key WHERE key LIKE 'vanity:dan%'");
  await expect(failing).rejects.toMatchObject({ detail: expect.stringContaining('vanity:dan') });
  const text = logged.join('') + databaseLog();
  const words = ['Quist', 'example.test', 'vanity:', 'member:', 'linkedin.com', 'lf_', 'Bearer', 'Stays Here'];
  const found = words.filter((word) => text.includes(word));
  console.log(`D18 logs: ${found.length} of ${words.length} kinds of personal value found in ${logged.length} lines`);
  expect(logged.length).toBeGreaterThan(10);
  expect(found).toEqual([]);
});
