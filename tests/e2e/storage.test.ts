import { cp, rm } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { openPanel, queueAll, showResults } from '../../scripts/journeys/capture.ts';
import { readQueue } from '../../scripts/journeys/counts.ts';
import { addressOf, openExtensionPage, openLinkedIn } from '../../scripts/journeys/pages.ts';
import { makeTemporaryFolder } from '../../scripts/temporary-folder.ts';
import { extensionId } from '../../server/contract/sign-in.ts';
import { aimAtBrowser, killWorker } from './accidents.ts';
import { queryCrm } from './crm.ts';
import { inspect } from './inspect.ts';
import { fillVersion2, MANY, readStores, readTotals, upgradeFor } from './old-queue.ts';
import { readablePeople, settle } from './people.ts';
import { test as freshTest, startBrowser, linkedTest as test } from './stage.ts';

/** Gives the extension so many bytes of disk; none given: as many as there are. */
async function setQuota(page: Page, quotaSize?: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const origin = `chrome-extension://${extensionId}`;
  await session.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize !== undefined && { quotaSize }) });
  // The override ends with the session that made it.
}

test('the disk is full: it is said so, nothing is lost, and it goes on when there is room', async ({ linked, crm }) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  await crm.stop();
  await showResults(linkedIn, panel, { page: 1 });
  await queueAll(panel); // waits: the CRM is away
  await crm.start();
  await panel.evaluate(() => chrome.runtime.sendMessage({ type: 'pushNow', data: {} }));
  await settle(panel, crm);
  await crm.stop();

  let said = 0;
  /** Queues one more person; what the extension says of it. */
  const queueOne = (place: number) =>
    panel.evaluate(async (number) => {
      const lead = { kind: 'person', identityKeys: [`vanity:full-${number}-demo`], name: { shown: `Full ${number}` } };
      const data = { source: 'table', url: 'https://www.linkedin.com/in/full-demo/', leads: [{ place: number, lead }] };
      const reply = await chrome.runtime.sendMessage({ type: 'importLeads', data });
      return reply.ok ? 'ok' : String(reply.code);
    }, place);
  const queueMore = async () => {
    const reply = await queueOne(said + 1);
    if (reply === 'ok') said += 1;
    return reply;
  };
  await queueMore();
  await setQuota(panel, 1);
  // The browser remembers for up to half a minute how much room there was.
  await expect.poll(queueMore, { timeout: 120_000 }).toBe('storage-full');
  expect(await readQueue(panel)).toHaveLength(readablePeople([1]) + said);
  await showResults(linkedIn, panel, { page: 2 });
  await panel.getByRole('button', { name: /^Queue all new/ }).click();
  await expect(panel.getByText(/The disk of this computer is full, so nothing was saved/)).toBeVisible();
  expect(await readQueue(panel)).toHaveLength(readablePeople([1]) + said);

  await crm.start();
  const popup = await openExtensionPage(linked, 'popup');
  await popup.getByRole('button', { name: 'Push now' }).click();
  await expect(popup.getByText(/The disk of this computer is full/)).toBeVisible();
  expect(await readQueue(popup)).toHaveLength(readablePeople([1]) + said);

  await setQuota(panel);
  await expect.poll(queueMore, { timeout: 120_000 }).toBe('ok');
  await popup.getByRole('button', { name: 'Push now' }).click();
  const figures = await settle(popup, crm);
  expect(figures).toMatchObject({ captured: readablePeople([1]) + said, inCrm: readablePeople([1]) + said, lost: 0 });
});

freshTest(
  `an upgrade with ${MANY} refused and waiting people: the browser killed in the middle of it, they are all there`,
  async ({ context, profile, practice, welcome }) => {
    await killWorker(context, welcome);
    await welcome.evaluate(fillVersion2, MANY);
    const before = await welcome.evaluate(readStores);
    expect(before).toMatchObject({ version: 20, exceptions: MANY, refused: 0 });
    await context.close();

    let midway = 0;
    for (const again of [0, 50, 100]) {
      // A profile of its own: killed twice in a row, Chromium's LevelDB may come back without what it had.
      const copy = makeTemporaryFolder('e2e-upgrade');
      await cp(profile, copy, { recursive: true });
      const browser = await startBrowser(copy, practice);
      const page = await openExtensionPage(browser, 'welcome');
      const strike = await aimAtBrowser(browser);
      if (await page.evaluate(upgradeFor, again)) midway += 1;
      await strike();

      const last = await startBrowser(copy, practice);
      const panel = await last.newPage();
      await panel.goto(addressOf('sidepanel'));
      await expect(panel.getByRole('button', { name: /^Needs attention/ })).toBeVisible();
      await panel.evaluate(() => chrome.runtime.sendMessage({ type: 'retryRefused', data: { code: 'none-of-this' } }));
      expect(await panel.evaluate(readStores), `killed ${again} openings after it began`).toMatchObject({
        ...{ version: 30, exceptions: MANY, refused: MANY / 2, captures: before.captures },
      });
      await last.close();
      await rm(copy, { recursive: true, force: true, maxRetries: 5 });
    }
    console.log(`upgrade killed midway: ${midway} of 3 survived, with all ${MANY} people`);
    expect(midway).toBe(3);
  },
);

test.describe('a CRM that takes in any number a day', () => {
  test.use({ dailyCap: 1_000_000 });

  test('with 50,000 people waiting, popup and panel read what they show and no more, and they all arrive, part by part', async ({
    linked,
    crm,
  }) => {
    const panel = await openPanel(linked);
    await panel.evaluate(() => chrome.runtime.sendMessage({ type: 'setPaused', data: { paused: true } }));
    await killWorker(linked, panel);
    await panel.goto('about:blank');
    const filler = await openExtensionPage(linked, 'welcome');
    await killWorker(linked, filler);
    await filler.evaluate(fillVersion2, MANY);
    await panel.goto(addressOf('sidepanel'));
    await panel.getByRole('button', { name: /^Needs attention, 25000 people/ }).click();
    await expect(panel.getByRole('button', { name: 'Send all 25000 again' })).toBeVisible();
    expect(await panel.getByRole('listitem').count()).toBe(10);
    const nodes = await panel.evaluate(() => document.querySelectorAll('ul *').length);
    expect(nodes).toBeLessThan(250);
    const popup = await openExtensionPage(linked, 'popup');
    await expect(popup.getByText('50,000', { exact: true })).toBeVisible();
    await expect(popup.getByText('25,000', { exact: true })).toBeVisible();

    await popup.getByRole('button', { name: 'Resume' }).click();
    const count = async (sql: string) => Number((await queryCrm<{ count: string }>(crm, sql, []))[0]?.count);
    await expect.poll(() => count('SELECT count(*) FROM lead'), { timeout: 240_000 }).toBe(MANY);
    expect(await count('SELECT count(DISTINCT key) FROM lead_key')).toBe(MANY);
    expect(await count("SELECT count(*) FROM audit_event WHERE action = 'leads.pushed'")).toBeGreaterThanOrEqual(
      MANY / 500,
    );
    await expect(popup.getByText('50,000', { exact: true })).toBeVisible(); // pushed now
    const totals = await popup.evaluate(readTotals);
    expect(totals).toMatchObject({ waiting: 0, refused: MANY / 2, pushed: MANY });
  });
});

test('a queue that a newer Leadferry has written: popup and panel say so, and it is left as it is', async ({
  linked,
}) => {
  const panel = await openPanel(linked);
  await panel.goto('about:blank');
  const page = await openExtensionPage(linked, 'welcome');
  await killWorker(linked, page);
  const raise = async () => {
    const opening = indexedDB.open('leadferry-queue', 990);
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    database.close();
  };
  await page.evaluate(raise);
  for (const [name, button] of [
    ['popup', undefined],
    ['sidepanel', 'Needs attention'],
    ['sidepanel', 'Searches'],
  ] as const) {
    const screen = await openExtensionPage(linked, name);
    if (button) await screen.getByRole('button', { name: button }).click();
    await expect(screen.getByText('What waits here cannot be read')).toBeVisible();
    await expect(screen.getByText('A newer Leadferry has written what waits here. Update the extension')).toBeVisible();
    await inspect(screen, `${name} with a newer queue`);
    await screen.close();
  }
  const version = () =>
    indexedDB.databases().then((all) => all.find(({ name }) => name === 'leadferry-queue')?.version);
  expect(await page.evaluate(version)).toBe(990);
});
