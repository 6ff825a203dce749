// D5 and D8: unlinked from wherever, whatever dies meanwhile; afterwards nothing is left here and nothing is sent.
import { type BrowserContext, expect, type Page } from '@playwright/test';
import pg from 'pg';
import { openPanel, queueAll, showResults } from '../../scripts/journeys/capture.ts';
import { readQueue } from '../../scripts/journeys/counts.ts';
import { openExtensionPage, openLinkedIn } from '../../scripts/journeys/pages.ts';
import { openDesk } from '../../server/commands/desk.ts';
import { extensionId } from '../../server/contract/sign-in.ts';
import { killBrowser, killWorker } from './accidents.ts';
import { queryCrm } from './crm.ts';
import { settle } from './people.ts';
import { type Crm, MEMBER_A, startBrowser, linkedTest as test } from './stage.ts';
import { dumpExtension, noPowers, powers, tick } from './storage.ts';

const LINKS = `SELECT 1 FROM linkedin_link JOIN membership USING (account_id)
  JOIN auth."user" ON "user".id = membership.user_id WHERE email = $1`;
const LEADS = `SELECT lead.id FROM lead JOIN membership USING (account_id)
  JOIN auth."user" ON "user".id = membership.user_id WHERE email = $1`;

/** Somebody waits, somebody has arrived, a search is remembered. */
async function fill(context: BrowserContext, crm: Crm): Promise<Page> {
  const linkedIn = await openLinkedIn(context, '/feed/');
  const panel = await openPanel(context);
  await showResults(linkedIn, panel, { page: 1 });
  await queueAll(panel);
  await settle(panel, crm);
  await showResults(linkedIn, panel, { page: 2 });
  await crm.stop();
  await queueAll(panel);
  return panel;
}

async function askToUnlink(popup: Page): Promise<void> {
  await popup.getByRole('button', { name: 'Unlink LinkedIn' }).click();
  await popup.getByRole('button', { name: 'Unlink and erase' }).click();
}

async function expectWiped(page: Page): Promise<void> {
  await expect.poll(() => readQueue(page)).toEqual([]);
  await expect.poll(() => powers(page)).toEqual(noPowers);
  const left = await dumpExtension(page);
  for (const trace of [MEMBER_A, 'ACoAA', 'vanity:', 'linkedin.com/in/', 'plant manager'])
    expect(left).not.toContain(trace);
  for (const item of ['"linkedMember"', '"crmAccount"', '"crmRefresh"', '"crmAccess"'])
    expect(left).not.toContain(item);
}

test('in chrome://extensions, while the worker is dead: the same wipe, and the CRM is told', async ({
  linked,
  crm,
}) => {
  const panel = await fill(linked, crm);
  await crm.start();
  await killWorker(linked, panel);
  const settings = await linked.newPage();
  await settings.goto(`chrome://extensions/?id=${extensionId}`);
  await settings.locator('#allHostsToggle cr-toggle').click(); // “Automatically allow access on the following sites”
  await expectWiped(panel);
  await expect.poll(() => queryCrm(crm, LINKS)).toEqual([]);
  const popup = await openExtensionPage(linked, 'popup');
  await expect(popup.getByText(/The browser's access was taken back/)).toBeVisible();
  await expect(popup.getByText(/^Receipt /)).toBeVisible();
});

test('in the middle of a push: what was under way ends before the receipt, and nothing is pushed after it', async ({
  linked,
  crm,
}) => {
  const panel = await fill(linked, crm);
  const arrived = (await queryCrm(crm, LEADS)).length;
  await crm.start();
  const owner = new pg.Client({ connectionString: crm.databaseUrl });
  await owner.connect();
  await owner.query('BEGIN');
  await owner.query('LOCK TABLE lead IN SHARE MODE'); // whoever reads may; whoever writes waits
  const held = `SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'relation'`;
  await panel.evaluate(() => void chrome.runtime.sendMessage({ type: 'pushNow', data: {} }));
  await expect.poll(async () => (await owner.query(held)).rowCount).toBeGreaterThan(0);

  const popup = await openExtensionPage(linked, 'popup');
  await askToUnlink(popup);
  await expect(popup.getByText('The CRM is told')).toBeVisible();
  await expectWiped(panel);
  await owner.query('COMMIT');
  await owner.end();
  await expect(popup.getByText(/^Receipt /)).toBeVisible();
  const atReceipt = (await queryCrm(crm, LEADS)).length;
  await killWorker(linked, panel);
  await tick(panel);
  await expect.poll(async () => JSON.parse(await dumpExtension(panel)).local.tokensToRevoke).toEqual([]);
  const later = (await queryCrm(crm, LEADS)).length;
  console.info(
    `D5 unlinked mid-push: ${arrived} had arrived, ${atReceipt} at the receipt, ${later - atReceipt} after it`,
  );
  expect(later).toBe(atReceipt);
  await expectWiped(panel);
});

test('offline, and then worker and browser die: everything here is gone, and the CRM is told after the restart', async ({
  linked,
  crm,
  profile,
  practice,
}) => {
  await fill(linked, crm);
  const popup = await openExtensionPage(linked, 'popup');
  await askToUnlink(popup);
  await expect(popup.getByText(/The CRM could not be reached yet/)).toBeVisible();
  await killWorker(linked, popup);
  await expectWiped(popup);
  await killBrowser(linked);
  const again = await startBrowser(profile, practice);
  const page = await openExtensionPage(again, 'popup');
  await expectWiped(page);
  expect(await queryCrm(crm, LINKS)).toHaveLength(1);
  await crm.start();
  await tick(page);
  await expect(page.getByText(/^Receipt /)).toBeVisible();
  expect(await queryCrm(crm, LINKS)).toEqual([]);
  const states = await queryCrm<{ state: string }>(
    crm,
    `SELECT state FROM consent_current JOIN auth."user" ON "user".id = consent_current.user_id
     WHERE email = $1 AND purpose <> 'session-guard'`,
  );
  expect(states.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
  await again.close();
});

test('at the service, by its admin or from another device: the next look of this browser wipes', async ({
  linked,
  crm,
}) => {
  const panel = await fill(linked, crm);
  await crm.start();
  const desk = await openDesk({ DATABASE_URL: crm.databaseUrl, DATA_DIR: crm.dataDir });
  const key = await desk.createKey(crm.login.email, 'another device');
  await desk.close();
  const removed = await fetch(`${crm.url}/v1/linkedin-link`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${key}` },
  });
  expect(removed.status).toBe(200);
  await killWorker(linked, panel);
  await tick(panel);
  await expectWiped(panel);
  const popup = await openExtensionPage(linked, 'popup');
  await expect(popup.getByText(/It was unlinked in the CRM/)).toBeVisible();
});

test('D8: a marker in every text that the extension keeps; after the unlink none is left', async ({ linked, crm }) => {
  const MARKER = 'zzmarkerzz';
  const panel = await fill(linked, crm);
  const popup = await openExtensionPage(linked, 'popup');
  const planted = await popup.evaluate(async (marker) => {
    const keepsItsForm = /url|code|until|noticeId|noticeHash|language|state|clientRef|accountId|At$|^at$|name$/i;
    const mark = (value: unknown, key = ''): unknown => {
      if (typeof value === 'string') return keepsItsForm.test(key) && key !== 'name' ? value : `${value} ${marker}`;
      if (Array.isArray(value)) return value.map((one) => mark(one));
      if (value?.constructor !== Object) return value;
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mark(one, name)]));
    };
    let count = 0;
    const kept = await chrome.storage.local.get<Record<string, unknown>>(null);
    for (const [name, value] of Object.entries(kept)) {
      // The tokens are what the service is told with; a text that is no token tells it nothing.
      if (name.startsWith('crmRefresh') || name === 'crmUrl' || name.endsWith('$')) continue;
      await chrome.storage.local.set({ [name]: mark(value, name) });
      count++;
    }
    await chrome.storage.local.set({ suppressedPeople: { key: marker, hashes: [marker] } });
    await chrome.storage.local.set({ sessionMark: { salt: marker, fingerprint: marker, at: marker } });
    await chrome.storage.session.set({ browsedTabs: { 7: { captured: 1, pages: { [marker]: [marker] } } } });
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('leadferry-queue');
      request.onsuccess = () => resolve(request.result);
    });
    for (const name of database.objectStoreNames) {
      const store = database.transaction(name, 'readwrite').objectStore(name);
      const rows = await new Promise<Record<string, unknown>[]>((resolve) => {
        const request = store.getAll();
        request.onsuccess = () => resolve(request.result);
      });
      for (const row of rows) {
        store.put({ ...row, marker });
        count++;
      }
    }
    database.close();
    return count;
  }, MARKER);
  const count = async () => (await dumpExtension(popup)).split(MARKER).length - 1;
  const before = await count();
  await crm.start();
  await askToUnlink(popup);
  await expect(popup.getByText(/^Receipt /)).toBeVisible();
  await expectWiped(panel);
  const after = await count();
  console.info(`D8 after unlinking: ${after} of ${before} markers left (${planted} items and rows were marked)`);
  expect(before).toBeGreaterThan(10);
  expect(after).toBe(0);
});
