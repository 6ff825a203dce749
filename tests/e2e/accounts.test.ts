import { expect, type Page } from '@playwright/test';
import { openPanel, queueAll, showResults } from '../../scripts/journeys/capture.ts';
import { readQueue } from '../../scripts/journeys/counts.ts';
import { openSignInWindow } from '../../scripts/journeys/opt-in.ts';
import { openExtensionPage, openLinkedIn } from '../../scripts/journeys/pages.ts';
import { killWorker } from './accidents.ts';
import { type Crm, linkedTest as test } from './stage.ts';

// Two accounts in one browser, and what must never cross from one to the other.

/** What is stored; an item that was set to nothing is not there any more. */
const local = (page: Page) => page.evaluate(() => chrome.storage.local.get(null));
const tick = (page: Page) => page.evaluate(() => chrome.alarms.create('tick', { when: Date.now() }));

async function queueOnePage(context: Parameters<typeof openPanel>[0]): Promise<void> {
  const linkedIn = await openLinkedIn(context, '/feed/');
  const panel = await openPanel(context);
  await showResults(linkedIn, panel, { page: 1 });
  await queueAll(panel);
}

async function signOut(options: Page): Promise<void> {
  await options.getByRole('button', { name: 'Sign out' }).click();
  await options
    .getByRole('button', { name: /sign out/i })
    .last()
    .click();
}

test('choices made again while the CRM is away: nothing that waits is lost', async ({ linked, crm }) => {
  await crm.stop();
  await queueOnePage(linked);
  const popup = await openExtensionPage(linked, 'popup');
  const before = await readQueue(popup);
  expect(before.length).toBeGreaterThan(0);
  const welcome = await openExtensionPage(linked, 'welcome');
  await welcome.goto(`${welcome.url()}?step=consent`);
  await welcome.getByRole('button', { name: 'Continue with these choices' }).click();
  await expect(welcome.getByText(/kept in this browser/)).toBeVisible();

  await killWorker(linked, popup);
  await popup.evaluate(() => chrome.runtime.sendMessage({ type: 'setPaused', data: { paused: false } }));
  expect(await readQueue(popup)).toHaveLength(before.length);
  await crm.start();
  await tick(popup);
  await expect.poll(async () => (await readQueue(popup)).every(({ state }) => state === 'pushed')).toBe(true);
});

test('signing out leaves nothing of the account here, and starts no unlink', async ({ linked }) => {
  await queueOnePage(linked);
  const options = await openExtensionPage(linked, 'options');
  await signOut(options);
  await expect.poll(async () => (await local(options)).crmAccount).toBeUndefined();
  await expect.poll(() => readQueue(options)).toEqual([]);
  await expect.poll(async () => (await local(options)).tokensToRevoke).toEqual([]);
  const kept = Object.keys(await local(options));
  for (const item of ['linkedMember', 'pendingRevoke', 'unlinkReceipt', 'crmRefresh']) expect(kept).not.toContain(item);
  expect(await options.evaluate(async () => (await chrome.permissions.getAll()).origins)).toEqual([]);
  expect(await options.evaluate(() => chrome.scripting.getRegisteredContentScripts())).toEqual([]);
});

test('an unlink that the CRM does not know of signs out here, keeps what it needs to tell it, and ends the sign-in with it', async ({
  linked,
  crm,
}) => {
  const popup = await openExtensionPage(linked, 'popup');
  await crm.stop();
  await popup.getByRole('button', { name: 'Unlink LinkedIn' }).click();
  await popup.getByRole('button', { name: 'Unlink and erase' }).click();
  await expect(popup.getByText('LinkedIn is unlinked')).toBeVisible();
  expect(await local(popup)).toMatchObject({ pendingRevoke: { left: true }, crmRefreshAside: expect.any(String) });
  for (const item of ['crmAccount', 'crmRefresh']) expect(await local(popup)).not.toHaveProperty(item);
  await crm.start();
  await tick(popup);
  await expect.poll(async () => (await local(popup)).tokensToRevoke).toEqual([]);
  for (const item of ['pendingRevoke', 'crmRefreshAside']) expect(await local(popup)).not.toHaveProperty(item);
});

test("another account signs in while this one's people wait: refused, and its tokens are not kept", async ({
  linked,
  crm,
}) => {
  const other = await crm.createLogin('Otto Andersdemo');
  await crm.stop();
  await queueOnePage(linked);
  const popup = await openExtensionPage(linked, 'popup');
  await popup.evaluate(async () => {
    await chrome.storage.local.set({ crmRefresh: null }); // as when the service has ended the sign-in
    await chrome.storage.session.clear();
  });
  await linked.clearCookies();
  await crm.start();
  const waiting = (await readQueue(popup)).length;
  const welcome = await openExtensionPage(linked, 'welcome');
  await welcome.goto(`${welcome.url()}?step=sign-in`);
  await fillIn(await openSignInWindow(linked, welcome), other);
  await expect(welcome.getByRole('alert')).toBeVisible();
  expect((await local(popup)).crmRefresh ?? undefined).toBeUndefined();
  expect(await popup.evaluate(() => chrome.storage.session.get('crmAccess'))).not.toMatchObject({
    crmAccess: { token: expect.anything() },
  });
  expect((await local(popup)).crmAccount).toMatchObject({ email: crm.login.email });
  expect(await readQueue(popup)).toHaveLength(waiting);
});

async function fillIn(signInWindow: Page, login: Crm['login']): Promise<void> {
  await signInWindow.getByLabel(/e-?mail/i).fill(login.email);
  await signInWindow.getByLabel(/password/i).fill(login.password);
  const closed = signInWindow.waitForEvent('close');
  await signInWindow.getByRole('button', { name: /sign in/i }).click();
  await closed;
}
