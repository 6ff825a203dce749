// Long: one journey from the link to the month, through two browsers, and the service in its own time that it needs.
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import Stripe from 'stripe';
import { prepareProfile } from '../../scripts/browser/prepare-profile.ts';
import { extensionDir } from '../../scripts/build-all.ts';
import { type Login, linkMember, setCrmAddress } from '../../scripts/journeys/opt-in.ts';
import { findWelcomePage, openExtensionPage } from '../../scripts/journeys/pages.ts';
import { makeTemporaryFolder } from '../../scripts/temporary-folder.ts';
import { createDatabase } from '../../server/db/embedded.ts';
import { createLog } from '../../server/log.ts';
import { startService } from '../../server/service.ts';
import type { Practice } from '../practice/server.ts';
import { MEMBER_A, MEMBER_B, optIn, startBrowser, test } from './stage.ts';

const DAY = 24 * 3600 * 1000;
const webhookSecret = 'whsec_of_the_journey';

/** A service that lives sixty days ago until it is told otherwise: sign-in's own clock is the real one and goes on. */
async function startPastService(database: { url: string; dataDir: string }, name: string) {
  const databaseUrl = await createDatabase(database.url, name);
  let ago = 60 * DAY;
  const now = () => new Date(Date.now() - ago);
  const service = await startService({
    port: 0,
    dataDir: database.dataDir,
    databaseUrl,
    now,
    jobsEvery: 1,
    stripe: { secretKey: 'sk_test_nobody', webhookSecret },
    log: createLog('fatal'),
  });
  return {
    ...service,
    pass(ms: number) {
      ago -= ms;
    },
    /** Stripe's event of a paid invoice, signed as Stripe signs. */
    async pay(accountId: string, invoice: string) {
      const object = {
        id: invoice,
        amount_paid: 2900,
        currency: 'eur',
        customer: `cus_${invoice}`,
        metadata: { account_id: accountId },
      };
      const created = Math.floor(now().getTime() / 1000);
      const payload = JSON.stringify({
        id: `evt_${randomUUID()}`,
        object: 'event',
        type: 'invoice.paid',
        created,
        data: { object },
      });
      const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret });
      const response = await fetch(`${service.url}/v1/billing/webhook`, {
        method: 'POST',
        headers: { 'stripe-signature': signature },
        body: payload,
      });
      expect(response.status).toBe(200);
    },
  };
}

/** A browser of its own, with the extension just installed, that knows where the CRM is. */
async function openBrowser(practice: Practice, crmUrl: string) {
  const profile = makeTemporaryFolder('e2e');
  await prepareProfile(profile, extensionDir);
  const context = await startBrowser(profile, practice);
  const welcome = await findWelcomePage(context);
  await setCrmAddress(welcome, crmUrl);
  return {
    context,
    welcome,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Signs up on the page that is open, which is the landing page of a link or the sign-up page itself. */
async function signUp(page: Page, login: Login): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(login.name);
  await page.getByLabel('E-mail address').fill(login.email);
  await page.getByLabel('Password').fill(login.password);
  await page.getByLabel('I am 18 or older.').check();
  await page.getByRole('button', { name: 'Open the account' }).click();
  await page.waitForURL('**/leads');
}

const invent = (name: string): Login => ({
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}.${randomUUID()}@leadferry.example`,
  password: 'a long enough one',
});

async function openSponsorship(context: BrowserContext): Promise<Page> {
  const popup = await openExtensionPage(context, 'popup');
  await popup.getByRole('button', { name: 'Free months' }).click();
  await expect(popup.getByRole('heading', { name: 'Free months' })).toBeFocused();
  return popup;
}

test('J5 and J6: a link is handed on; who comes by it links, pays and waits; then both have their month', async ({
  database,
  practice,
}) => {
  const crm = await startPastService(database, 'sponsorship');
  const [one, other] = [await openBrowser(practice, crm.url), await openBrowser(practice, crm.url)];

  const marit = invent('Marit Solbergdemo');
  const signUpPage = await one.context.newPage();
  await signUpPage.goto(`${crm.url}/sign-up`);
  await signUp(signUpPage, marit);
  await one.context.clearCookies({ domain: new URL(crm.url).hostname }); // the extension's window asks for the password
  await optIn(one.context, one.welcome, marit, MEMBER_A);
  await linkMember(one.context, one.welcome, MEMBER_A);

  await one.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const mine = await openSponsorship(one.context);
  await mine.getByRole('button', { name: 'Make my link' }).click();
  await mine.getByRole('button', { name: 'Copy' }).click();
  await expect(mine.getByText('The link is in your clipboard.')).toBeVisible();
  const link = await mine.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(new RegExp(`^${crm.url}/s/[0-9a-z]{16}$`));
  await mine.getByRole('button', { name: 'QR code' }).click();
  await expect(mine.getByRole('img', { name: 'QR code of your link' })).toBeVisible();
  expect(await mine.getByRole('link', { name: 'Mail' }).getAttribute('href')).toContain(encodeURIComponent(link));

  const anton = invent('Anton Reykdemo');
  const landing = await other.context.newPage();
  await landing.goto(link);
  await expect(landing.getByText('You get 1 free month')).toBeVisible();
  await landing.getByRole('link', { name: 'Open the account' }).click();
  await signUp(landing, anton);
  const { account } = await (await landing.request.get(`${crm.url}/v1/me`)).json();
  await other.context.clearCookies({ domain: new URL(crm.url).hostname });
  await optIn(other.context, other.welcome, anton, MEMBER_B);
  await linkMember(other.context, other.welcome, MEMBER_B);
  const theirs = await openSponsorship(other.context);
  await expect(theirs.getByText('Waits for your first paid invoice.')).toBeVisible();

  // The sponsor knows a name only once the sponsored allows it, here in the popup, by keyboard.
  const namesSeen = async (page: Page) => {
    await page.reload();
    await page.getByRole('button', { name: 'Free months' }).click();
    const brought = page.getByRole('region', { name: 'People who joined with your link' });
    const titles = brought.getByRole('heading', { level: 3 });
    await titles.first().waitFor();
    return titles.allInnerTexts();
  };
  await expect.poll(() => namesSeen(mine)).toEqual([expect.stringMatching(/^Joined on /)]);
  const sharesName = theirs.getByRole('checkbox', { name: 'The person who invited me sees my name.' });
  await sharesName.focus();
  await theirs.keyboard.press('Space');
  await expect(sharesName).toBeChecked();
  await expect.poll(() => namesSeen(mine)).toEqual([anton.name]);

  await crm.pay(account.id, 'in_first');
  crm.pass(32 * DAY); // the hold of 30 days is over, and so is a month of any length
  // The jobs end the hold and renew within seconds, one after the other; the popup asks when it is opened.
  const untilItSays = (page: Page, holds: () => Promise<void>) =>
    expect(async () => {
      await page.reload();
      await page.getByRole('button', { name: 'Free months' }).click();
      await holds();
    }).toPass();
  for (const page of [mine, theirs]) {
    await untilItSays(page, () => expect(page.getByRole('img', { name: 'Done' })).toHaveCount(4, { timeout: 1000 }));
  }
  const months = (page: Page, bucket: string) =>
    page
      .getByRole('region', { name: 'Your free months' })
      .locator('div', { has: page.getByText(bucket, { exact: true }) })
      .locator('dd');
  await expect(months(mine, 'available')).toHaveText('1');
  // The paid month is over by then: the free one renews it.
  await untilItSays(theirs, () => expect(months(theirs, 'used')).toHaveText('1', { timeout: 1000 }));
  for (const page of [mine, theirs]) {
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }

  await Promise.all([one.close(), other.close()]);
  await crm.stop();
});

test('the console’s page of free months says that the service is away, and asks again when told to', async ({
  crm,
  context,
}) => {
  const page = await context.newPage();
  await page.goto(`${crm.url}/sign-up`);
  await signUp(page, invent('Nils Ekdemo'));
  await page.route('**/v1/sponsorship', (route) => route.abort());
  await page.goto(`${crm.url}/sponsorship`);
  await expect(page.getByRole('alert')).toContainText('The service cannot be reached');
  await page.unroute('**/v1/sponsorship');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Make my link' }).click();
  await expect(page.getByLabel('Your link', { exact: true })).toHaveValue(/\/s\/[0-9a-z]{16}$/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('the console shows the last answer, though the one before it comes late', async ({ crm, context }) => {
  const page = await context.newPage();
  await page.goto(`${crm.url}/sign-up`);
  await signUp(page, invent('Runa Halvard'));
  const late = Promise.withResolvers<void>();
  await page.route('**/v1/sponsorship/code', async (route) => {
    const response = await route.fetch();
    await late.promise;
    await route.fulfill({ response });
  });
  let changed: Promise<unknown> | undefined;
  page.on('request', (request) => {
    if (request.method() === 'PATCH') changed = request.response();
  });
  await page.goto(`${crm.url}/sponsorship`);
  await page.getByRole('button', { name: 'Make my link' }).click();
  const shows = page.getByRole('checkbox', { name: 'Whoever opens my link sees my first name.' });
  await shows.click();
  await page.evaluate(() => fetch('/healthz')); // whatever the click asked at once was asked before this
  await changed;
  late.resolve();
  await expect(page.getByLabel('Your link', { exact: true })).toHaveValue(/\/s\//);
  await expect(shows).toBeChecked();
});
