// Long: J8 from both sides, the user's and the captured person's, with the service and the mail server that it needs.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import pg from 'pg';
import type { Login } from '../../scripts/journeys/opt-in.ts';
import { createAccount, inventLogin } from '../../scripts/start/account.ts';
import { currentNoticeId, findNotice, type Notice, noticeText } from '../../server/contract/notices.ts';
import { createDatabase } from '../../server/db/embedded.ts';
import { createIds } from '../../server/ids.ts';
import { createLog } from '../../server/log.ts';
import { sendNews } from '../../server/mail/news.ts';
import { startService } from '../../server/service.ts';
import { openPostOffice, type PostOffice } from '../server/mail/post-office.ts';
import { inspect } from './inspect.ts';
import { test as base } from './stage.ts';

interface Office {
  url: string;
  databaseUrl: string;
  login: Login;
  post: PostOffice;
  /** The address in the newest letter to somebody that leads to a page. */
  findLink(to: string, path: string): Promise<string>;
}

const test = base.extend<{ office: Office }>({
  office: async ({ database }, use, { testId }) => {
    const name = `rights_${testId.replace(/\W/g, '_')}`;
    const databaseUrl = await createDatabase(database.url, name);
    const post = await openPostOffice();
    const smtp = { url: post.url, from: 'Leadferry <post@crm.example>' };
    const { dataDir } = database;
    const service = await startService({ port: 0, dataDir, databaseUrl, smtp, jobsEvery: 1, log: createLog('fatal') });
    const login = inventLogin('Rep Resentative', `rep-${randomUUID()}`);
    await createAccount(databaseUrl, dataDir, login);
    const findLink = async (to: string, path: string) => {
      const links = () =>
        post.to(to).flatMap(({ text }) => text?.match(/http:\/\/\S+/g)?.filter((url) => url.includes(path)) ?? []);
      await expect.poll(() => links().length).toBeGreaterThan(0);
      return links().at(-1) as string;
    };
    await use({ url: service.url, databaseUrl, login, post, findLink });
    await service.stop();
    await post.close();
  },
});

async function signIn(page: Page, { url, login }: Office, to: string): Promise<void> {
  await page.goto(`${url}/sign-in?to=${encodeURIComponent(to)}`);
  await page.getByLabel('E-mail').fill(login.email);
  await page.getByLabel('Password').fill(login.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(url + to);
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('J8, the user: export, correct, choices and the letter that ends them, deactivate and come back, delete and keep', async ({
  context,
  office,
}) => {
  const page = await context.newPage();
  await signIn(page, office, '/account');
  await expect(page.getByRole('checkbox').first()).toBeVisible();
  await inspect(page, 'account');

  const coming = page.waitForEvent('download');
  await press(page, 'As JSON');
  const file = await (await coming).path();
  expect(await readFile(file, 'utf8')).toContain(office.login.email);
  await expect(page.getByText('The file is in your downloads.')).toBeVisible();

  await press(page, 'Correct name or address');
  await page.getByLabel('Name', { exact: true }).fill('Rep Corrected');
  await press(page, 'Save');
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Rep Corrected', { exact: true }).first()).toBeVisible();

  const letters = page.getByRole('checkbox', { name: 'Letters with news and offers' });
  await letters.click();
  await expect(letters).toBeChecked();
  await expect(letters).toBeEnabled();
  const app = new pg.Pool({ connectionString: office.databaseUrl });
  const now = () => new Date();
  const words = { subject: 'News of the quay', text: 'Hello.' };
  expect(await sendNews(app, { now, newId: createIds(now, randomBytes) }, { en: words, fr: words })).toBe(1);
  await app.end();
  await page.goto(await office.findLink(office.login.email, '/unsubscribe/'));
  await expect(heading(page, 'Letters about Leadferry')).toBeVisible();
  await inspect(page, 'unsubscribe');
  await press(page, 'Stop these letters');
  await expect(page.getByText('Stopped.')).toBeVisible();
  await page.goto(`${office.url}/account`);
  await expect(letters).not.toBeChecked();

  await press(page, 'Deactivate the account');
  await press(page, 'Deactivate it');
  await expect(heading(page, 'This account is deactivated')).toBeVisible();
  await inspect(page, 'deactivated');
  await page.goto(`${office.url}/leads`);
  await press(page, 'Open the account again');
  await expect(heading(page, 'Leads')).toBeVisible();

  await page.goto(`${office.url}/account`);
  await press(page, 'Delete the account');
  const password = page.locator('form').getByLabel('Password');
  await password.fill('not this one');
  await press(page, 'Delete it');
  await expect(page.getByRole('alert')).toContainText('The password is wrong');
  await password.fill(office.login.password);
  await press(page, 'Delete it');
  await expect(heading(page, /^This account will be erased on /)).toBeVisible();
  await inspect(page, 'to be erased');
  await press(page, 'Keep the account');
  await expect(heading(page, 'Account')).toBeVisible();
});

/** As the extension does it: the user has allowed pushing, and one person comes. */
async function pushPerson(page: Page, vanity: string): Promise<string> {
  const notice = findNotice(currentNoticeId, 'en') as Notice;
  const choice = {
    clientRef: randomUUID(),
    purpose: 'push-to-crm',
    state: 'given',
    noticeId: currentNoticeId,
    noticeHash: createHash('sha256').update(noticeText(notice)).digest('hex'),
    language: 'en',
    chosenAt: new Date().toISOString(),
  };
  const lead = {
    clientRef: randomUUID(),
    kind: 'person',
    identityKeys: [`vanity:${vanity}`],
    name: { shown: 'Orla Quistdemo' },
    headline: 'Harbour master',
    source: { url: 'https://www.linkedin.com/search/results/people/', page: 'people-search', place: 1 },
    capturedAt: new Date().toISOString(),
  };
  return page.evaluate(
    async (bodies) => {
      const send = (path: string, body: unknown, key: string) =>
        fetch(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': key },
          body: JSON.stringify(body),
        });
      await send('/v1/consents', { choices: [bodies.choice] }, bodies.choice.clientRef);
      const pushed = await send('/v1/leads/batch', { leads: [bodies.lead] }, bodies.lead.clientRef);
      return (await pushed.json()).results[0].id as string;
    },
    { choice, lead },
  );
}

/** What the captured person does: the public page, and the link that comes by mail. */
async function ask(page: Page, office: Office, kind: string, look: boolean): Promise<string> {
  const email = `orla-${randomUUID()}@person.example`;
  await page.goto(`${office.url}/data-request`);
  await page.getByRole('radio', { name: kind }).check();
  await page.getByLabel('Your LinkedIn profile').fill('https://www.linkedin.com/in/orla-quistdemo/');
  await page.getByLabel('E-mail').fill(email);
  if (look) await inspect(page, 'data request');
  await press(page, 'Send me the link');
  await expect(page.getByRole('status')).toContainText(email);
  await page.goto(await office.findLink(email, '/data-request/'));
  await expect(page.getByText('linkedin.com/in/orla-quistdemo')).toBeVisible();
  if (look) await inspect(page, 'mailed link');
  await press(page, 'Confirm the request');
  await expect(page.getByRole('status')).toContainText('Your request is confirmed');
  return email;
}

/** Opens the account's queue until the request is there: a job hands it out, so that nobody learns from the answer's time who is held. */
const openRequest = (page: Page, office: Office, shown: Locator): Promise<void> =>
  expect(async () => {
    await page.goto(`${office.url}/requests`);
    await expect(shown).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });

test('J8, the captured person: asks what is held and is told it with its source, asks to be erased and is', async ({
  context,
  office,
}) => {
  const page = await context.newPage();
  await signIn(page, office, '/leads');
  const id = await pushPerson(page, 'orla-quistdemo');
  await page.goto(`${office.url}/leads/${id}`);
  await expect(heading(page, 'Orla Quistdemo')).toBeVisible();

  const asked = await ask(page, office, 'Tell me what you hold about me', true);
  await openRequest(page, office, page.getByText('You hold one person under this profile:'));
  await inspect(page, 'requests');
  await press(page, 'Answer with what is held …');
  await press(page, 'Do it');
  await expect(page.getByRole('heading', { name: 'To answer' })).toBeVisible();
  await expect.poll(() => office.post.to(asked).at(-1)?.text).toContain('Harbour master');
  expect(office.post.to(asked).at(-1)?.text).toContain('https://www.linkedin.com/search/results/people/');

  const erased = await ask(page, office, 'Erase what you hold about me', false);
  const before = office.post.to(erased).length;
  await openRequest(page, office, page.getByRole('button', { name: 'Erase, and say so …' }));
  await press(page, 'Erase, and say so …');
  await press(page, 'Do it');
  await expect(page.getByRole('heading', { name: 'To answer' })).toBeVisible();
  await expect.poll(() => office.post.to(erased).length).toBe(before + 1);
  await page.goto(`${office.url}/leads/${id}`);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(heading(page, 'Lead')).toBeVisible();
  await inspect(page, 'a lead that is gone');
});
