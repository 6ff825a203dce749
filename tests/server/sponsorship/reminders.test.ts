import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { manual } from '../../../server/billing/manual.ts';
import { usualPrices } from '../../../server/billing/prices.ts';
import { settleFact } from '../../../server/billing/settle.ts';
import { inScope } from '../../../server/db/tenant.ts';
import { createIds } from '../../../server/ids.ts';
import { createLog } from '../../../server/log.ts';
import { startService } from '../../../server/service.ts';
import { remind } from '../../../server/sponsorship/remind.ts';
import { usualRules } from '../../../server/sponsorship/rules.ts';
import { openPostOffice } from '../mail/post-office.ts';
import { asBearer, choice, queryAsOwner, readCookies, signInByOAuth, signUp, startTestService } from '../service.ts';
import { DAY } from './books.ts';

const office = await openPostOffice();
afterAll(() => office.close());
let ago = 90 * DAY; // sessions run by the real clock, so the story begins in the past
const now = () => new Date(Date.now() - ago);
const options = { smtp: { url: office.url, from: 'Leadferry <post@crm.example>' }, jobsEvery: 1, now };
const service = await startTestService(options);
// A second process's worth of workers on the same database.
const second = await startService({
  ...options,
  dataDir: service.dataDir,
  databaseUrl: service.databaseUrl,
  port: 0,
  log: createLog('silent'),
});
afterAll(() => second.stop());

const app = new pg.Pool({ connectionString: service.databaseUrl, max: 10 });
afterAll(() => app.end());
const deps = { now, newId: createIds(now, randomBytes), rules: usualRules, publicUrl: service.url };

type Said = 'given' | 'refused' | undefined;
const choose = (client: ReturnType<typeof asBearer>, state: 'given' | 'refused' | 'withdrawn') =>
  client('POST', '/v1/consents', { choices: [choice('promotional-mail', state)] });

async function enter(cookie: string, said: Said) {
  const client = asBearer(service, (await signInByOAuth(service, cookie)).access_token);
  if (said) await choose(client, said);
  const { user, account } = (await client('GET', '/v1/me')).body;
  return { client, email: user.email as string, accountId: account.id as string };
}

async function comeBy(url: string, said: Said) {
  const cookie = readCookies(await fetch(url));
  const person = { name: 'Ines Vold', email: `${randomUUID()}@example.test`, password: 'a long enough one' };
  const response = await fetch(`${service.url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: service.url, cookie },
    body: JSON.stringify({ ...person, attestedAdult: true }),
  });
  return enter(readCookies(response), said);
}

const subjects = (email: string) => office.to(email).map(({ subject }) => subject);
const soon = { timeout: 20_000 };

test('reminders go once to who allows letters, and to nobody else: two services, asked again when it is sent', {
  timeout: 90_000,
}, async () => {
  const sponsor = await enter((await signUp(service)).cookie, 'given');
  const { url } = (await sponsor.client('POST', '/v1/sponsorship/code', {})).body.link;
  const [allows, silent, refuses] = [
    await comeBy(url, 'given'),
    await comeBy(url, undefined),
    await comeBy(url, 'refused'),
  ];
  ago -= 4 * DAY;
  await expect.poll(() => subjects(allows.email), soon).toEqual(['Your invitation waits for LinkedIn']);
  const [letter] = office.to(allows.email);
  expect(letter?.headerLines.map(({ line }) => line)).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(letter?.text).toMatch(/http:\S+\/sponsorship\n/);

  await choose(silent.client, 'given'); // allowed later, while it is still worth saying
  await expect.poll(() => subjects(silent.email), soon).toEqual(['Your invitation waits for LinkedIn']);
  await choose(silent.client, 'withdrawn');
  for (const [place, one] of [allows, silent, refuses].entries()) {
    await one.client('POST', '/v1/consents', { choices: [choice('linkedin-identity')] });
    await one.client('PUT', '/v1/linkedin-link', { identityKeys: [`member:ACoAAremind${place}`], source: 'nav-me' });
  }
  ago -= 8 * DAY;
  await expect.poll(() => subjects(allows.email).length, soon).toBe(2);
  expect(subjects(allows.email)[1]).toBe('One step to your free month');

  const paid = manual({ kind: 'paid', accountId: allows.accountId, invoice: '1' }, usualPrices, now());
  if ('fault' in paid) throw new Error(paid.fault);
  await inScope(app, { desk: 'billing' }, (db) => settleFact(db, paid, deps));
  ago -= 31 * DAY;
  for (const side of [allows, sponsor])
    await expect.poll(() => subjects(side.email).at(-1), soon).toBe('You have a free month');
  expect(subjects(refuses.email)).toEqual([]);
  expect(subjects(silent.email)).toHaveLength(1);
  expect(office.letters).toHaveLength(5);
});

test('asked fifty times at once, a reminder is written once', async () => {
  const sponsor = await enter((await signUp(service)).cookie, undefined);
  const { url } = (await sponsor.client('POST', '/v1/sponsorship/code', {})).body.link;
  const { accountId, email } = await comeBy(url, 'given');
  ago -= 4 * DAY;
  const written = await Promise.all(
    Array.from({ length: 50 }, () => inScope(app, { desk: 'jobs' }, (db) => remind(db, deps, accountId))),
  );
  expect(written.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1); // or a worker was first
  const rows = await queryAsOwner(service, "SELECT 1 FROM mail WHERE account_id = $1 AND template = 'link-waits'", [
    accountId,
  ]);
  expect(rows).toHaveLength(1);
  await expect.poll(() => subjects(email), soon).toEqual(['Your invitation waits for LinkedIn']);
});
