import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inScope } from '../../../server/db/tenant.ts';
import { createIds } from '../../../server/ids.ts';
import { deliverMail } from '../../../server/mail/deliver.ts';
import { sendNews } from '../../../server/mail/news.ts';
import { sendMail } from '../../../server/mail/outbox.ts';
import { createMailer } from '../../../server/mail/smtp.ts';
import { asBearer, choice, queryAsOwner, signInByOAuth, signUp, startTestService } from '../service.ts';
import { openPostOffice, refusal } from './post-office.ts';

const office = await openPostOffice();
afterAll(() => office.close());
const soon = { timeout: 20_000 };
let time = Date.now();
const now = () => new Date(time);
const service = await startTestService({
  smtp: { url: office.url, from: 'Leadferry <post@crm.example>' },
  jobsEvery: 1,
  now,
});
const quiet = await startTestService(); // without a mail server: letters wait
const tools = { now, newId: createIds(now, randomBytes) };
const words = {
  en: { subject: 'News <of the quay>', text: 'Hello.\n\nA <b>crane</b> & more.' },
  fr: { subject: 'Nouvelles du quai', text: 'Bonjour.\n\nUne grue arrive.' },
};

const openApp = (of: { databaseUrl: string }) => {
  const pool = new pg.Pool({ connectionString: of.databaseUrl, max: 8 });
  afterAll(() => pool.end());
  return pool;
};
const app = openApp(service);

/** Somebody who signed up and, in `language`, made the choice about promotional letters. */
async function createReader(state?: 'given' | 'refused', where = service) {
  const person = await signUp(where);
  const client = asBearer(where, (await signInByOAuth(where, person.cookie)).access_token);
  if (state) await client('POST', '/v1/consents', { choices: [choice('promotional-mail', state)] });
  const { account, user } = (await client('GET', '/v1/me')).body;
  return { ...person, client, to: { accountId: account.id as string, userId: user.id as string } };
}

const stateOf = async (accountId: string) =>
  (
    await queryAsOwner(service, 'SELECT state, note, address, data, attempts FROM mail WHERE account_id = $1', [
      accountId,
    ])
  )[0];

test('a promotional letter reaches who allowed it, in words and HTML, with one-click unsubscription', async () => {
  const reader = await createReader('given');
  await createReader('refused');
  await createReader();
  expect(await sendNews(app, tools, words, 'autumn')).toBe(1);
  expect(await sendNews(app, tools, words, 'autumn')).toBe(0);
  await expect.poll(() => office.letters.length, soon).toBe(1);
  const [letter] = office.to(reader.email);
  expect(letter).toMatchObject({ subject: 'News <of the quay>', from: { text: '"Leadferry" <post@crm.example>' } });
  expect(letter?.text).toContain('A <b>crane</b> & more.');
  expect(letter?.html).toContain('A &lt;b&gt;crane&lt;/b&gt; &amp; more.');
  expect(letter?.headers.get('content-language')).toBe('en');
  const headers = letter?.headerLines.map(({ line }) => line).join('\n');
  expect(headers).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
  const url = /<(http[^>]+)>/.exec(headers?.slice(headers.indexOf('List-Unsubscribe:')).replace(/\s+/g, '') ?? '')?.[1];
  expect(letter?.text).toContain(url);
  expect(await stateOf(reader.to.accountId)).toEqual({
    state: 'sent',
    note: null,
    address: null,
    data: {},
    attempts: 1,
  });

  const allowed = async () => (await reader.client('GET', '/v1/consents')).body;
  /** What a request to the link adds to the choices: 0 where it changes nothing. */
  const adds = async (request: RequestInit) => {
    const before = (await allowed()).events.length;
    const { ok } = await fetch(url as string, request);
    if (request.method === 'POST') expect(ok).toBe(true); // the page for looks may not be built here
    return (await allowed()).events.length - before;
  };
  const click = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
  const looks = [await adds({ method: 'GET' }), await adds({ method: 'HEAD' })];
  expect((await allowed()).current['promotional-mail']).toBe('given');
  const clicks = [await adds(click), await adds(click)];
  expect((await allowed()).current['promotional-mail']).toBe('withdrawn');
  console.log(
    `D15 unsubscribe: ${looks.filter(Boolean).length} of ${looks.length} looks changed anything, ${clicks[0]} of 1 click did, and ${clicks[1]} of 1 second click`,
  );
  expect([looks, clicks]).toEqual([
    [0, 0],
    [1, 0],
  ]);
});

test('a link that was tampered with stops nobody', async () => {
  const reader = await createReader('given');
  const forged = `${Buffer.from(`${reader.to.accountId} ${reader.to.userId}`).toString('base64url')}.${'A'.repeat(43)}`;
  for (const token of [forged, 'x', '%00', `${forged.split('.')[0]}.`])
    expect((await fetch(`${service.url}/unsubscribe/${token}`, { method: 'POST' })).status).toBe(404);
  expect((await reader.client('GET', '/v1/consents')).body.current['promotional-mail']).toBe('given');
});

test('a permission that is taken back after the letter was written stops it', async () => {
  const reader = await createReader('given');
  office.judge = () => Promise.reject(refusal(451));
  await inScope(app, { accountId: reader.to.accountId }, (db) =>
    sendMail(db, tools, { template: 'news', to: reader.to, data: words }),
  );
  await expect.poll(async () => (await stateOf(reader.to.accountId)).note, soon).toBe('451');
  office.judge = () => undefined;
  await reader.client('POST', '/v1/consents', { choices: [choice('promotional-mail', 'withdrawn')] });
  time += 5 * 60_000;
  await expect.poll(async () => (await stateOf(reader.to.accountId)).state, soon).toBe('dropped');
  expect(office.to(reader.email)).toEqual([]);
});

test('refused for now: tried again later, each time later still; refused for good: kept for the operator', async () => {
  const [later, never] = [await createReader('given'), await createReader('given')];
  let refusals = 3;
  office.judge = (address) => {
    if (address === never.email) throw refusal(550);
    if (address === later.email && refusals-- > 0) throw refusal(421);
  };
  for (const { to } of [later, never]) {
    await inScope(app, { accountId: to.accountId }, (db) => sendMail(db, tools, { template: 'news', to, data: words }));
  }
  for (const attempts of [1, 2, 3]) {
    await expect.poll(async () => (await stateOf(later.to.accountId)).attempts, soon).toBe(attempts);
    expect(office.to(later.email)).toEqual([]);
    time += 2 ** attempts * 60_000;
  }
  await expect.poll(() => office.to(later.email).length, soon).toBe(1);
  await expect.poll(async () => (await stateOf(never.to.accountId)).state, soon).toBe('refused');
  expect(await stateOf(never.to.accountId)).toMatchObject({ note: '550', attempts: 1, data: words });
});

test('eight workers take the same letters at once: each letter goes out once', async () => {
  const waiting = openApp(quiet);
  const readers = await Promise.all(Array.from({ length: 5 }, () => createReader('given', quiet)));
  expect(await sendNews(waiting, tools, words)).toBe(5);
  const mailer = createMailer({ url: office.url, from: 'post@crm.example' });
  afterAll(() => mailer.close());
  const rows = await queryAsOwner(quiet, 'SELECT account_id AS "accountId", id FROM mail');
  const deps = { app: waiting, mailer, now, pepper: 'x'.repeat(32), publicUrl: quiet.url };
  await Promise.all(Array.from({ length: 8 }, () => rows).flatMap((all) => all.map((mail) => deliverMail(deps, mail))));
  expect(readers.map(({ email }) => office.to(email).length)).toEqual([1, 1, 1, 1, 1]);
});

test('without a mail server letters wait, and none is lost', async () => {
  const reader = await createReader('given', quiet);
  await inScope(openApp(quiet), { accountId: reader.to.accountId }, (db) =>
    sendMail(db, tools, { template: 'news', to: reader.to, data: words }),
  );
  const rows = await queryAsOwner(quiet, 'SELECT state FROM mail WHERE account_id = $1', [reader.to.accountId]);
  expect(rows).toEqual([{ state: 'waiting' }]);
});
