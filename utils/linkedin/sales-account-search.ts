import type { PageType } from './page-type.ts';
import type { Layout } from './results/layout.ts';
import { readLayouts } from './results/read-layouts.ts';
import { readAccount } from './sales/account.ts';
import { findSearchCards, isPlaceholder } from './sales/search-cards.ts';

const CARDS = '[data-x-search-result="ACCOUNT"], [data-scroll-into-view*="fs_salesCompany"]';

/** Known from fragments and from selectors that many public tools agree on; no whole page was seen. */
const anonymizeMarks: Layout = {
  name: 'anonymize-marks',
  // seen 2021 to 2026
  unverified: true,
  findCards: (page) => findSearchCards(page, CARDS),
  readCard: (card, reading) => (isPlaceholder(card) ? { refused: 'unreadable' } : readAccount(card, reading)),
  isPending: isPlaceholder,
};

/** Sales Navigator's search for companies: 25 rows to a page. */
export const salesAccountSearch: PageType = {
  id: 'sales-account-search',
  examples: ['https://www.linkedin.com/sales/search/company?query=(keywords%3Asteel)&page=1'],
  matches: (url) => /^\/sales\/search\/company\/?$/.test(url.pathname),
  readRows: (page, url) => readLayouts([anonymizeMarks], page, url),
};
