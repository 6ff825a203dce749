import { findFirst } from './dom.ts';
import type { PageType } from './page-type.ts';
import type { Layout } from './results/layout.ts';
import { readLayouts } from './results/read-layouts.ts';
import { readLead } from './sales/lead.ts';
import { marked } from './sales/marked.ts';
import { findSearchCards, isPlaceholder } from './sales/search-cards.ts';

const CARDS = '[data-x-search-result="LEAD"], [data-scroll-into-view*="fs_salesProfile"]';

/** Known from fragments and from selectors that many public tools agree on; no whole page was seen. */
const anonymizeMarks: Layout = {
  name: 'anonymize-marks',
  // seen 2021 to 2026
  unverified: true,
  findCards: (page) => findSearchCards(page, CARDS),
  readCard: (card, reading) => (isPlaceholder(card) ? { refused: 'unreadable' } : readLead(card, reading, findJob)),
  isPending: isPlaceholder,
};

/** `job-title` is the tenure here: only `title` is the position, and only beside the name; spotlights speak of other times. */
const findJob = (card: Element) => ({ title: marked(findFirst(card, '.artdeco-entity-lockup') ?? card, 'title') });

/** The search, and the leads at an account as the same search shows them. */
const ADDRESS = /^\/sales\/search\/people(?:\/list\/(?:saved-leads|(?:saved-leads|employees)-for-account\/\d+))?\/?$/;

/** Sales Navigator's search for people: 25 rows to a page, at most a hundred pages. Rows appear as they are scrolled to. */
export const salesLeadSearch: PageType = {
  id: 'sales-lead-search',
  examples: [
    'https://www.linkedin.com/sales/search/people?query=(keywords%3Aplant)',
    'https://www.linkedin.com/sales/search/people?savedSearchId=1&page=2',
    'https://www.linkedin.com/sales/search/people/list/employees-for-account/445566',
  ],
  matches: (url) => ADDRESS.test(url.pathname),
  readRows: (page, url) => readLayouts([anonymizeMarks], page, url),
};
