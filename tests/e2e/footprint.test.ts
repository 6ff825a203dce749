import { readdirSync } from 'node:fs';
import { expect, type Page, type Request } from '@playwright/test';
import { extensionDir } from '../../scripts/build-all.ts';
import { openPanel, queueAll, showResults } from '../../scripts/journeys/capture.ts';
import { openLinkedIn } from '../../scripts/journeys/pages.ts';
import { extensionId } from '../../server/contract/sign-in.ts';
import { queryCrm } from './crm.ts';
import { settle } from './people.ts';
import { linkedTest as test } from './stage.ts';

/** Everything that the extension keeps anywhere, as one text. */
const everythingKept = (page: Page) =>
  page.evaluate(async () => {
    const kept: unknown[] = [await chrome.storage.local.get(null), await chrome.storage.session.get(null)];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(String(name));
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of database.objectStoreNames) {
        const request = database.transaction(store).objectStore(store).getAll();
        kept.push(await new Promise((resolve) => (request.onsuccess = () => resolve(request.result))));
      }
      database.close();
    }
    return JSON.stringify(kept);
  });

const EVERYTHING_IN_THE_CRM = `SELECT string_agg(query_to_xml(format('SELECT * FROM %I.%I', schemaname, tablename), true, true, '')::text, '')
  AS text FROM pg_tables WHERE schemaname IN ('public', 'auth')`;

test('what LinkedIn could notice: nothing is written into its page, and no request is added to the user’s own', async ({
  linked,
  practice,
}) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  const markup = () => linkedIn.evaluate(() => document.documentElement.outerHTML);
  await showResults(linkedIn, panel, { page: 1, layout: 'E2' });
  const before = await markup();
  const nodes = () => linkedIn.evaluate(() => document.querySelectorAll('*').length);
  const there = await nodes();
  const asked = practice.state.requests.length;
  await queueAll(panel);
  await panel.reload();
  await expect(panel.getByText('Nobody new on this page')).toBeVisible();
  expect(await markup()).toBe(before);
  expect(practice.state.requests.slice(asked).map(({ path }) => path)).toEqual([]);
  const globals = await linkedIn.evaluate(() => Object.keys(window).filter((key) => /wxt|leadferry|chrome/i.test(key)));
  expect(globals).toEqual(['chrome']);
  const packaged = readdirSync(extensionDir, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.\w+$/.test(path),
  );
  const fetched = await linkedIn.evaluate(
    (urls) =>
      Promise.all(
        urls.map((url) =>
          fetch(url).then(
            () => url,
            () => undefined,
          ),
        ),
      ),
    packaged.map((path) => `chrome-extension://${extensionId}/${path}`),
  );
  const read = fetched.filter(Boolean);
  console.log(
    `C15 footprint: ${read.length} of ${packaged.length} packaged files fetched from the page, ${(await nodes()) - there} nodes and ${practice.state.requests.length - asked} requests added`,
  );
  expect(read).toEqual([]);
});

test('LinkedIn’s cookies stay in the browser, and the extension talks to the CRM alone', async ({ linked, crm }) => {
  const requests: Request[] = [];
  linked.on('request', (request) => requests.push(request));
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  await showResults(linkedIn, panel, { page: 1 });
  await queueAll(panel);
  await settle(panel, crm);

  const cookies = (await linked.cookies('https://www.linkedin.com')).filter(({ value }) => value.length > 8);
  expect(cookies.map(({ name }) => name)).toEqual(expect.arrayContaining(['li_at', 'JSESSIONID', 'bcookie']));
  const kept = await everythingKept(panel);
  const [inCrm] = await queryCrm<{ text: string }>(crm, EVERYTHING_IN_THE_CRM, []);
  expect(inCrm?.text).toContain('Odile');
  for (const { name, value } of cookies) {
    const bare = value.replaceAll('"', '');
    expect(kept, name).not.toContain(bare);
    expect(inCrm?.text, name).not.toContain(bare);
  }

  const ours = requests.filter((request) => request.serviceWorker() || request.url().startsWith('http://'));
  expect(new Set(ours.map((request) => new URL(request.url()).origin))).toEqual(new Set([crm.url]));
  const origins = new Set(
    requests.map((request) => new URL(request.url()).origin).filter((origin) => /^https?:/.test(origin)),
  );
  expect([...origins].sort()).toEqual([crm.url, 'https://www.linkedin.com']);
  console.log(`D19 hosts besides the CRM and LinkedIn’s own pages: ${origins.size - 2} of ${requests.length} requests`);
});
