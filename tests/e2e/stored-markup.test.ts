// Long: every screen that shows what somebody else wrote, once, with the corpus in every place that it can be in.
import { randomUUID } from 'node:crypto';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { openPanel, queueAll, showResults } from '../../scripts/journeys/capture.ts';
import { openExtensionPage, openLinkedIn } from '../../scripts/journeys/pages.ts';
import { BEACON, storedMarkup } from '../security/stored-markup.ts';
import { killWorker } from './accidents.ts';
import { queryCrm } from './crm.ts';
import { settle } from './people.ts';
import { type Crm, linkedTest as test } from './stage.ts';

/** Every text of the account that somebody else may have written, in the CRM's own tables. */
async function plantInCrm(crm: Crm): Promise<string[]> {
  const { login } = crm;
  const [mine] = await queryCrm<{ account: string; user: string }>(
    crm,
    `SELECT account_id AS account, user_id AS user FROM membership JOIN auth."user" ON "user".id = user_id WHERE email = $1`,
  );
  const run = (sql: string, values: unknown[]) => queryCrm(crm, sql, values);
  const leads = await queryCrm<{ id: string }>(crm, 'SELECT id FROM lead WHERE account_id = $1 ORDER BY id', [
    mine?.account,
  ]);
  let next = 0;
  const payload = () => storedMarkup[next++ % storedMarkup.length] as string;
  for (const { id } of leads) {
    const fields = {
      ...{ headline: payload(), position: payload(), company: payload(), location: payload() },
      name: { shown: payload(), given: payload(), family: payload() },
    };
    await run(`UPDATE lead SET fields = fields || $2 WHERE id = $1`, [id, fields]);
    const source = { url: `javascript:${payload()}`, page: payload(), layout: payload() };
    await run('UPDATE lead_capture SET source = source || $2 WHERE lead_id = $1', [id, source]);
    await run('INSERT INTO list (account_id, id, name, created_by) VALUES ($1, $2, $3, $4)', [
      ...[mine?.account, randomUUID(), payload(), mine?.user],
    ]);
    await run(
      `INSERT INTO data_request_case (account_id, id, kind, came_by, identity_keys, name, address, language, message, received_at, due_at)
       VALUES ($1, $2, 'access', 'account', '{vanity:xss}', $3, $4, 'en', $5, now(), now())`,
      [mine?.account, randomUUID(), payload(), payload(), payload()],
    );
    const thread = randomUUID();
    await run('INSERT INTO support_thread VALUES ($1, $2, $3, $4, now())', [
      ...[mine?.account, thread, mine?.user, payload()],
    ]);
    await run('INSERT INTO support_message VALUES ($1, $2, $3, true, $4, now())', [
      ...[mine?.account, randomUUID(), thread, payload()],
    ]);
    const invoice = payload();
    const paid = { invoice, amount: 2900, months: 1 };
    await run(`INSERT INTO billing_event VALUES ($1, 'paid', $2, now(), now(), '{}', $3)`, [
      ...[randomUUID(), mine?.account, paid],
    ]);
    await run(`INSERT INTO invoice VALUES ($1, $2, 2900, 'EUR', 1, now(), NULL, NULL, 'card')`, [
      ...[mine?.account, invoice],
    ]);
  }
  await run('UPDATE linkedin_link SET name = $2 WHERE account_id = $1', [mine?.account, { shown: payload() }]);
  await run('UPDATE account SET name = $2 WHERE account_id = $1', [mine?.account, payload()]);
  await run('UPDATE auth."user" SET name = $2 WHERE email = $1', [login.email, payload()]);
  return leads.map(({ id }) => id);
}

/** Every text that the extension keeps and shows: it may come from a page, a file or the service. */
const plantInExtension = (page: Page) =>
  page.evaluate(async (corpus) => {
    let next = 0;
    const texts =
      /^(?:shown|given|family|headline|position|company|location|name|detail|title|accountName|userName|email)$/;
    const plant = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(plant);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, held]) => [
          key,
          typeof held === 'string' && texts.test(key) ? corpus[next++ % corpus.length] : plant(held),
        ]),
      );
    };
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('leadferry-queue');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction(['exceptions', 'searches', 'captures'], 'readwrite');
    // What waits is refused, each for a reason that is markup too.
    const captures = transaction.objectStore('captures').getAll();
    captures.onsuccess = () => {
      for (const { leads, source, capturedAt } of captures.result) {
        for (const queued of leads) {
          const code = corpus[next++ % corpus.length];
          const { clientRef, lead } = queued;
          const refused = { clientRef, keys: lead.identityKeys, queued, source, capturedAt, attempts: 1 };
          const problem = { code, title: 'x', detail: 'x' };
          transaction.objectStore('exceptions').put(plant({ ...refused, problem, refusedFor: code }));
        }
      }
    };
    for (const name of ['exceptions', 'searches', 'captures']) {
      const cursor = transaction.objectStore(name).openCursor();
      cursor.onsuccess = () => {
        const at = cursor.result;
        if (!at) return;
        const row = plant(at.value) as { url?: string; name?: string };
        if (name === 'searches') Object.assign(row, { name: corpus[next++ % corpus.length], url: corpus.at(-1) });
        at.update(row);
        at.continue();
      };
    }
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    database.close();
    const { linkedMember, crmAccount } = await chrome.storage.local.get(['linkedMember', 'crmAccount']);
    await chrome.storage.local.set({ linkedMember: plant(linkedMember), crmAccount: plant(crmAccount) });
    return next;
  }, storedMarkup);

/** What on this page would not be there if every text were shown as text. */
const findMarkup = (page: Page) =>
  page.evaluate((beacon) => {
    const handlers = [...document.querySelectorAll('*')].filter(({ attributes }) =>
      [...attributes].some(({ name }) => name.startsWith('on')),
    );
    const foreign = [
      ...document.querySelectorAll(
        'script:not([src]), iframe, object, embed, base, marquee, math, form[action^="java" i]',
      ),
      ...document.querySelectorAll('[href^="javascript:" i], [src^="javascript:" i], [href^="data:" i]:not(link)'),
      ...document.querySelectorAll(`[src^="${beacon}"], [href^="${beacon}"]`),
      ...handlers,
    ].map(({ outerHTML }) => outerHTML.slice(0, 200));
    const ran = document.documentElement.dataset.xss !== undefined || 'xss' in Object.prototype;
    // biome-ignore lint/performance/useDomNodeTextContent: what can be seen is asked for
    return { foreign, ran, shown: document.body.innerText };
  }, BEACON);

test('C12 stored markup is text on every screen: nothing of it runs, no element of it is there, nobody is asked', async ({
  linked,
  crm,
}) => {
  const asked: string[] = [];
  linked.on('request', (request) => request.url().startsWith(BEACON) && asked.push(request.url()));
  linked.on('dialog', (dialog) => void dialog.dismiss().then(() => asked.push('a dialog')));
  const looks: { screen: string; foreign: string[]; ran: boolean; payloads: number }[] = [];
  const look = async (screen: string, page: Page) => {
    const { foreign, ran, shown } = await findMarkup(page);
    const flat = shown.replaceAll(/\s+/g, ' ');
    const payloads = storedMarkup.filter((one) => flat.includes(one.replaceAll(/\s+/g, ' '))).length;
    looks.push({ screen, foreign, ran, payloads });
  };

  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  await showResults(linkedIn, panel, { page: 1 });
  await queueAll(panel);
  await settle(panel, crm);
  const leads = await plantInCrm(crm);

  const console_ = await linked.newPage();
  const paths = ['leads', 'requests', 'people-to-tell', 'sponsorship', 'plan', 'account', 'help', 'data-request'];
  for (const path of [...paths, ...leads.slice(0, 3).map((id) => `leads/${id}`)]) {
    await console_.goto(`${crm.url}/${path}`);
    await console_.waitForLoadState('networkidle');
    for (const closed of await console_.locator('details:not([open]) > summary').all()) await closed.click();
    await look(`the CRM's ${path.replace(/\/.*/, '/…')}`, console_);
  }

  await console_.goto(`${crm.url}/sponsorship`);
  await console_.getByRole('button', { name: 'Make my link' }).click();
  const shares = console_.getByRole('checkbox', { name: 'Whoever opens my link sees my first name.' });
  await shares.click(); // checked once the service knows
  await expect(shares).toBeChecked();
  await console_.goto(await console_.getByLabel('Your link', { exact: true }).inputValue());
  await expect(console_.getByRole('heading', { level: 1 })).toContainText(/invit/i);
  await look('the invitation', console_);

  await crm.stop();
  await showResults(linkedIn, panel, { page: 2 });
  await queueAll(panel); // waits, for the service is away
  await killWorker(linked, panel);
  expect(await plantInExtension(panel)).toBeGreaterThan(10);
  await lookAtExtension(linked, linkedIn, panel, look);

  const held = looks.filter(({ foreign, ran }) => foreign.length === 0 && !ran).length;
  const seen = looks.reduce((sum, { payloads }) => sum + payloads, 0);
  console.log(
    `C12 stored XSS: ${held} of ${looks.length} survived (screens; ${seen} times one of ${storedMarkup.length} was there as text)`,
  );
  expect(looks.filter(({ foreign, ran }) => foreign.length > 0 || ran)).toEqual([]);
  expect(asked).toEqual([]);
  const withTexts = ['leads', 'leads/…', 'requests', 'people-to-tell', 'plan', 'account', 'help'];
  const screens = [
    ...withTexts.map((path) => `the CRM's ${path}`),
    'popup',
    'searches',
    'people',
    'needs attention',
    'import',
  ];
  for (const screen of screens)
    expect(looks.filter((one) => one.screen === screen && one.payloads > 0).length, screen).toBeGreaterThan(0);
});

type Look = (screen: string, page: Page) => Promise<void>;

async function lookAtExtension(context: BrowserContext, linkedIn: Page, panel: Page, look: Look): Promise<void> {
  // LinkedIn shows the names of members as they chose them.
  await linkedIn.bringToFront();
  await linkedIn.evaluate((corpus) => {
    let next = 0;
    const walk = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const anchor = node.parentElement?.closest('a[href*="/in/"]');
      if (anchor && /\p{L}{3}/u.test(node.nodeValue ?? '')) node.nodeValue = corpus[next++ % corpus.length] ?? '';
    }
  }, storedMarkup);
  await expect(panel.getByText('xss').first()).toBeVisible();
  await look('people', panel);
  await panel.getByRole('button', { name: /^Needs attention/ }).click();
  await expect(panel.getByText('xss').first()).toBeVisible();
  await look('needs attention', panel);
  await panel.getByRole('button', { name: /^Searches/ }).click();
  await expect(panel.getByRole('list').first()).toBeVisible();
  await look('searches', panel);
  for (const name of ['popup', 'options', 'welcome'] as const) {
    const page = await openExtensionPage(context, name);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await look(name, page);
    await page.close();
  }
  const importer = await openExtensionPage(context, 'import');
  const lines = storedMarkup.map(
    (one, place) => `"${one.replaceAll('"', '""')}",Quist,https://www.linkedin.com/in/xss-${place}`,
  );
  await importer.locator('input[type=file]').setInputFiles({
    name: 'Connections.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['First Name,Last Name,URL', ...lines].join('\n')),
  });
  await expect(importer.getByText('xss').filter({ visible: true }).first()).toBeVisible();
  await look('import', importer);
}
