import { companyKey } from '../lead/identity-key.ts';
import { attribute, byTag, closest, findAll, findFirst, visibleText } from './dom.ts';
import { companyKeyOfPath, pathOf } from './links.ts';
import type { PageType, ReadRow } from './page-type.ts';
import { createCompany } from './results/company.ts';
import { isAnothersCompany } from './results/company-address.ts';
import type { Layout, Reading } from './results/layout.ts';
import { readLayouts } from './results/read-layouts.ts';
import { normaliseText } from './text.ts';

/** Known from selectors that many public tools agree on; no whole page was seen. */
const ember: Layout = {
  name: 'ember',
  // seen 2021 to 2026
  unverified: true,
  findCards(page) {
    const card = findFirst(page, '.org-top-card');
    if (card) return [card];
    // Any page may have a heading: a company's stands with the link to its people.
    const title = findFirst(page, 'h1.org-top-card-summary__title') ?? findFirst(page, 'main section h1');
    const section = title && closest(title, 'section');
    return section && findFirst(section, 'a[href*="currentCompany="]') ? [section] : [];
  },
  readCard: readTopCard,
};

function readTopCard(card: Element, { url, tally }: Reading): ReadRow {
  const title = tally.first('name', [
    ['title-class', () => findFirst(card, 'h1.org-top-card-summary__title')],
    ['heading', () => findFirst(card, 'h1')],
  ]);
  const items = findAll(card, '.org-top-card-summary-info-list__info-item').map((item) =>
    normaliseText(visibleText(item)),
  );
  const lead = createCompany(
    [companyKeyOfPath(url.pathname), numberIn(card, url)],
    title && (attribute(title, 'title') ?? visibleText(title)),
    { ...sizeIn(card), ...infoOf(items) },
  );
  return lead ? { lead } : { refused: 'unreadable' };
}

/** The numeric id: in the link to the company's people, `currentCompany=["445566"]`, or to its jobs, `f_C=445566`. */
function numberIn(card: Element, url: URL) {
  for (const anchor of byTag(card, 'a', 60)) {
    const id = /[?&](?:currentCompany=(?:\[|%5B)(?:"|%22)(\d+)(?:"|%22)(?:\]|%5D)|f_C=(\d+))(?:&|$)/i.exec(
      pathOf(anchor, url) ?? '',
    );
    if (id) return companyKey(id[1] ?? id[2] ?? '');
  }
  return undefined;
}

/** The link to the company's people says how many work there. */
function sizeIn(card: Element): { size?: string } {
  // A link to those of them whom the viewer knows says who they are.
  const link = findFirst(card, 'a[href*="currentCompany="]:not([href*="network="], [href*="facetNetwork="])');
  const size = link && normaliseText(visibleText(link));
  return size && /\p{N}/u.test(size) ? { size } : {};
}

/**
 * Industry · headquarters · followers · size, told by their order: the two without a number are industry and place, of one alone nobody
 * knows which it is; of two with a number the last is the size.
 */
function infoOf(items: string[]): { industry?: string; location?: string; size?: string } {
  const plain = items.filter((item) => !/\p{N}/u.test(item));
  const numbers = items.filter((item) => /\p{N}/u.test(item));
  return {
    ...(plain.length === 2 && { industry: plain[0], location: plain[1] }),
    ...(numbers.length === 2 && { size: numbers[1] }),
  };
}

/** What those see who look after the company's page. */
const ADMIN = /^\/company\/[^/]+\/admin(?:\/|$)/;

/** A company's page, and its about tab: the company itself is the one row. Its People tab is company-people. */
export const company: PageType = {
  id: 'company',
  examples: ['https://www.linkedin.com/company/norrvik-steel/', 'https://www.linkedin.com/company/445566/about/'],
  matches: (url) => /^\/company\/[^/]+(?:\/(?!people(?:\/|$))[^/]*)*$/.test(url.pathname),
  readRows(page, url) {
    if (ADMIN.test(url.pathname))
      return { rows: [], strategies: {}, ...(findFirst(page, 'main') && { state: 'other-page' }) };
    const reading = readLayouts([ember], page, url);
    const numbers = ember.findCards(page).map((card) => numberIn(card, url));
    return reading.rows.length > 0 && isAnothersCompany(page, url, numbers) ? { ...reading, state: 'stale' } : reading;
  },
};
