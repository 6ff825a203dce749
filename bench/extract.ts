// Long: what is measured, its yardsticks and how the two are shown and timed in the page, read side by side.
import { chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { renderSearchPage } from '../tests/practice/generate/render-page.ts';
import { sduiTree } from '../tests/practice/generate/sdui.ts';
import { buildLive } from '../tests/practice/generate/tree.ts';
import { practicePage, practicePageKinds } from '../tests/practice/practice-page.ts';
import { createSearchPage, PAGES, type SearchPage } from '../tests/practice/search-page.ts';
import { type BenchResult, summarise } from './ratios.ts';

const SIZES = [10, 25, 100];
const ROUNDS = 15;
const GOAL = 6;
const WHY =
  'what a reader sees is told from what a screen reader is told, element by element, and names are taken apart; the yardstick takes textContent';

const LEAD = ['person-name', 'title', 'company-name', 'location'].map((mark) => `[data-anonymize="${mark}"]`);
const ACCOUNT = ['company-name', 'industry', 'location', 'company-size'].map((mark) => `[data-anonymize="${mark}"]`);
const ACCOUNT_ROW = ['tr[data-x--account-hub--table-data-row]', ...ACCOUNT, 'a', 'td'];
const S2 = ['[role="listitem"]', 'p a', 'p', 'div > p', 'span > span', 'a[href*="SHARED"]', '[componentkey]'];
const E2 = [
  '[data-chameleon-result-urn]',
  'span.t-16 a',
  'div.t-14.t-black',
  'div.t-14.t-normal',
  '.entity-result__badge-text',
  'p',
  'button',
];

const WHY_ONE =
  'one row pays alone for what a page pays once: its state, its position among the pages, who is signed in';

/** In the page: one reading, and the least one could do for the same rows. The rows' selector and six of their fields', by page. */
const extractYardsticks: Readonly<Record<string, readonly string[]>> = {
  E2,
  S2,
  'sales-lead-search ember': ['[data-x-search-result="LEAD"]', ...LEAD, '.artdeco-entity-lockup__degree', 'a'],
  'sales-lead-list ember': ['tr[data-row-id]', ...LEAD, '[data-anonymize="job-title"]', 'a'],
  'sales-lead ember': ['[data-sn-view-name="feature-lead-top-card"]', ...LEAD, '[data-anonymize="headline"]', 'a'],
  'sales-account-search ember': ['[data-x-search-result="ACCOUNT"]', ...ACCOUNT, 'a', 'img'],
  'sales-account-hub ember': ACCOUNT_ROW,
  'sales-account-list ember': ACCOUNT_ROW,
  'company ember': [
    '.org-top-card',
    'h1',
    '.org-top-card-summary-info-list__info-item',
    'a[href*="currentCompany="]',
    'p',
    'img',
    'a',
  ],
  'company-people ember': [
    '.org-people-profile-card__profile-card-spacing',
    '.artdeco-entity-lockup__title',
    '.artdeco-entity-lockup__subtitle',
    '.artdeco-entity-lockup__degree',
    '.t-12',
    'a',
    'img',
  ],
  'company-search ember': E2,
  'company-search sdui': S2,
  'profile sdui': ['section[componentkey$="Topcard"]', 'h2', 'p', 'p a', '[role="button"] p', 'svg', 'a'],
  'profile ember': [
    'section[data-member-id]',
    'h1',
    '.text-body-medium',
    '.text-body-small',
    '.dist-value',
    'button[aria-label]',
    'a',
  ],
  'all-search sdui': S2,
};

export function yardstickOf(page: string): readonly string[] {
  const found = extractYardsticks[page];
  if (!found) throw new Error(`${page} has no yardstick: add it to bench/extract.ts`);
  return found;
}

/**
 * A full Extraction beside the yardstick: one `querySelectorAll`, six `querySelector` per card, `textContent`.
 * In Chromium, arms interleaved A B B A; only ratios of one run count.
 */
export async function benchExtract(
  executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium',
  rounds = ROUNDS,
): Promise<BenchResult[]> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const results: BenchResult[] = [];
    for (const variant of ['E2', 'S2'] as const) {
      for (const size of SIZES) {
        await show(page, pageOf(size), variant);
        await page.addScriptTag({ content: await readerScript() });
        const { ratios } = await page.evaluate(measure, [yardstickOf(variant), rounds] as const);
        results.push(summarise(`extract ${variant}, ${size} rows`, ratios, GOAL, undefined, WHY));
      }
    }
    for (const kind of practicePageKinds) {
      const practice = practicePage(kind, { seed: 1, number: 2 });
      await page.setContent(practice.html);
      await page.addScriptTag({ content: await readerScript(`https://www.linkedin.com${practice.path}`) });
      const { rows, ratios } = await page.evaluate(measure, [yardstickOf(kind), rounds] as const);
      results.push(summarise(`extract ${kind}, ${rows} rows`, ratios, GOAL, undefined, rows > 1 ? WHY : WHY_ONE));
    }
    return results;
  } finally {
    await browser.close();
  }
}

/** A results page with as many people as asked for: pages of several seeds in one list. */
export function pageOf(size: number): SearchPage {
  const first = createSearchPage(1, 1);
  const slots = Array.from(
    { length: 40 },
    (_, index) => createSearchPage(1 + Math.floor(index / PAGES), (index % PAGES) + 1).slots,
  ).flat();
  return { ...first, slots: slots.filter(({ kind }) => kind === 'person').slice(0, size) };
}

/** Shows a results page as it would stand in the browser: Ember's parsed, the server-driven one built by script. */
export async function show(page: Page, search: SearchPage, variant: 'E2' | 'S2'): Promise<void> {
  if (variant === 'E2') return page.setContent(renderSearchPage(search, variant));
  await page.setContent('<nav data-testid="primary-nav"></nav><main id="workspace"></main>');
  await page.addScriptTag({
    content: `${buildLive}; document.querySelector('main').append(buildLive(document, ${JSON.stringify(sduiTree(search, variant))}));`,
  });
}

async function readerScript(address = 'https://www.linkedin.com/search/results/people/'): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { findPageAdapter } from '../utils/linkedin/registry.ts';
        const url = new URL(${JSON.stringify(address)});
        globalThis.readPage = () => findPageAdapter(url).extract(document, url);`,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    tsconfigRaw: '{}',
  });
  return outputFiles[0]?.text ?? '';
}

/** Runs in the page; one pair per round. The clock steps by 0.1 ms: each arm is repeated until it takes long enough. */
function measure([selectors, rounds]: readonly [readonly string[], number]): { ratios: number[]; rows: number } {
  const [cards = '', ...fields] = selectors;
  const yardstick = () =>
    [...document.querySelectorAll(cards)].map((card) =>
      fields.map((field) => card.querySelector(field)?.textContent?.trim()),
    );
  const { readPage } = globalThis as unknown as { readPage: () => { rows: unknown[] } };
  const time = (arm: () => unknown) => {
    const start = performance.now();
    let runs = 0;
    while (performance.now() - start < 20) {
      arm();
      runs++;
    }
    return (performance.now() - start) / runs;
  };
  time(yardstick);
  time(readPage);
  const ratios = Array.from({ length: rounds }, () => {
    const [a1, b1, b2, a2] = [time(yardstick), time(readPage), time(readPage), time(yardstick)];
    return (b1 + b2) / (a1 + a2);
  });
  return { ratios, rows: readPage().rows.length };
}
