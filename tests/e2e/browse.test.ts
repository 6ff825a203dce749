import { expect } from '@playwright/test';
import { openPanel, queueAll, queueFirst, readCounts, showResults } from '../../scripts/journeys/capture.ts';
import { readQueue } from '../../scripts/journeys/counts.ts';
import { addressOf, openExtensionPage, openLinkedIn } from '../../scripts/journeys/pages.ts';
import { queryCrm } from './crm.ts';
import { linkedTest as test } from './stage.ts';

const badgeOf = (tabUrl: string) =>
  chrome.tabs
    .query({ url: tabUrl })
    .then(([tab]) => (tab?.id === undefined ? '' : chrome.action.getBadgeText({ tabId: tab.id })));

test('capture as I browse: off at start, then each page once, over the death of the worker, in its tab only', async ({
  linked,
}) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  const captured = async () => (await readQueue(panel)).length;
  const first = await showResults(linkedIn, panel, { page: 1, layout: 'S2' });
  const toggle = panel.getByRole('switch', { name: 'Capture as I browse' });
  await expect(toggle).toHaveAttribute('aria-checked', 'false');
  expect(await captured()).toBe(0);

  await toggle.click();
  await expect(toggle).toContainText(`${first.readable} people queued`);
  await expect(panel.getByText('Nobody new on this page')).toBeVisible();
  expect(await panel.evaluate(badgeOf, 'https://www.linkedin.com/*')).toBe('ON');

  const cdp = await linked.newCDPSession(panel);
  await cdp.send('ServiceWorker.enable');
  await cdp.send('ServiceWorker.stopAllWorkers');
  const second = await showResults(linkedIn, panel, { page: 2, layout: 'S2' });
  await expect(toggle).toContainText(`${first.readable + second.readable} people queued`);
  expect(await panel.evaluate(badgeOf, 'https://www.linkedin.com/*')).toBe('ON');
  await expect(panel.getByText('Of this search: pages 1–2 of 5')).toBeVisible();

  await showResults(linkedIn, panel, { page: 4, layout: 'S2' });
  await expect(panel.getByText('pages 1–2, 4 of 5; page 3 not opened')).toBeVisible();
  await showResults(linkedIn, panel, { page: 1, layout: 'S2' });
  await readCounts(panel, 1);
  const total = await captured();
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-checked', 'false');
  await showResults(linkedIn, panel, { page: 3, layout: 'S2' });
  expect(await captured()).toBe(total);
});

test('a search can be opened again, deleted, and had back', async ({ linked }) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  await showResults(linkedIn, panel, { page: 2, layout: 'S2' });
  await queueAll(panel);
  await linkedIn.goto('https://www.linkedin.com/feed/');
  await panel.getByRole('button', { name: 'Searches' }).click();
  const entry = panel.getByRole('button', { name: /^plant manager/ });
  await expect(entry).toContainText('page 2 of 5; page 1 not opened');

  await panel.getByRole('button', { name: 'Delete plant manager' }).click();
  await expect(panel.getByText('No searches yet')).toBeVisible();
  await panel.getByRole('button', { name: 'Undo' }).click();
  await entry.click();
  await linkedIn.waitForURL(/keywords=plant(\+|%20)manager$/);
  await readCounts(panel, 1);
});

/** Makes every remembered search one of yesterday's. Runs in a page of the extension. */
async function ageSearches(): Promise<void> {
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await settled(indexedDB.open('leadferry-queue'));
  const searches = database.transaction('searches', 'readwrite').objectStore('searches');
  const yesterday = new Date(Date.now() - 24 * 3_600_000).toISOString();
  for (const search of await settled(searches.getAll())) await settled(searches.put({ ...search, lastAt: yesterday }));
  database.close();
}

test('a search that is opened again the next day says who is new, and only they are', async ({ linked }) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  await showResults(linkedIn, panel, { page: 1, layout: 'S2' });
  await queueFirst(panel, 2); // a search is remembered once somebody was queued from it
  await expect(panel.getByText('Of this search: page 1 of 5')).toBeVisible();
  await expect(panel.getByText(/new since/i)).toHaveCount(0);
  await panel.evaluate(ageSearches);

  await showResults(linkedIn, panel, { page: 1, layout: 'E2' });
  await expect(panel.getByText(/^Nobody new since/)).toBeVisible();
  const { readable } = await showResults(linkedIn, panel, { page: 2, layout: 'S2' });
  await expect(panel.getByText(new RegExp(`^${readable} new since`))).toBeVisible();
  await expect(panel.getByText('New since last time')).toHaveCount(readable);
  await showResults(linkedIn, panel, { page: 1, layout: 'S2' });
  await expect(panel.getByText('New since last time')).toHaveCount(0);
});

test.describe('a CRM that takes ten new people a day', () => {
  test.use({ dailyCap: 10 });

  test('counts down, ends the capture and says why; who is over the ten waits and is not lost', async ({
    linked,
    crm,
  }) => {
    const linkedIn = await openLinkedIn(linked, '/feed/');
    const panel = await openPanel(linked);
    const first = await showResults(linkedIn, panel, { page: 1, layout: 'S2' });
    await panel.getByRole('switch', { name: 'Capture as I browse' }).click();
    await expect(panel.getByText(`${10 - first.readable} of 10 new people left today`)).toBeVisible();
    const second = await showResults(linkedIn, panel, { page: 2, layout: 'S2' });
    await expect(panel.getByText('0 of 10 new people left today')).toBeVisible();
    await showResults(linkedIn, panel, { page: 4, layout: 'S2' });
    await expect(panel.getByText(/The most people for one day have been queued/)).toBeVisible();

    const queue = await readQueue(panel);
    expect(queue).toHaveLength(first.readable + second.readable);
    expect(queue.filter(({ state }) => state === 'pushed')).toHaveLength(10);
    expect(queue.filter(({ state }) => state === 'waiting')).toHaveLength(first.readable + second.readable - 10);
    expect(await queryCrm(crm, 'SELECT 1 FROM lead', [])).toHaveLength(10);
    const popup = await openExtensionPage(linked, 'popup');
    await expect(popup.getByText(/for one day/)).toBeVisible();
  });
});

test('the report of a page that changed is shown before it is copied, and names nobody', async ({ linked }) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  await linkedIn.bringToFront();
  await linkedIn.goto('https://www.linkedin.com/search/results/people/?keywords=plant&practice-state=changed');
  await panel.getByRole('button', { name: 'Copy diagnostics' }).click();
  const report = panel.getByRole('textbox');
  await expect(report).toHaveValue(/^page \/search\/results\/people/);
  expect(await report.inputValue()).not.toMatch(/solberg|AC[ow]AA|https?:|urn:/i);
});

test('a file of connections is queued and pushed; it needs no access to LinkedIn', async ({ linked }) => {
  const page = await openExtensionPage(linked, 'import');
  await page.getByLabel('Choose a file').setInputFiles({
    name: 'Connections.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      '\uFEFFNotes:\n"When exporting, ""some"" addresses are missing"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n' +
        'Orla,Quist,https://www.linkedin.com/in/orla-quist-demo,orla@example.test,"Norrvik, Ltd.",Plant Manager,12 Mar 2024\n' +
        'Ida,Brek,https://www.linkedin.com/in/ida-brek-demo,,,,01 Jan 2025\n,,,,,,\n,,https://example.test,,,,\n',
    ),
  });
  await expect(page.getByText("LinkedIn's export of your connections", { exact: true })).toBeVisible();
  await expect(page.getByText('1 row is left out')).toBeVisible();
  await page.getByRole('button', { name: 'Queue 2 people' }).click();
  await expect(page.getByText('2 people queued')).toBeVisible();
  await expect.poll(async () => (await readQueue(page)).filter(({ state }) => state === 'pushed').length).toBe(2);

  await page.getByLabel('Profile address').fill('https://www.linkedin.com/in/tomas-vell-demo/');
  await page.getByRole('button', { name: 'Queue this person' }).click();
  await expect(page.getByText('The name is missing')).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('Tomas Vell');
  await page.getByRole('button', { name: 'Queue this person' }).click();
  await expect(page.getByText('Queued', { exact: true })).toBeVisible();
  expect(page.url()).toBe(addressOf('import'));
});
