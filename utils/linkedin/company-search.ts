import { ember } from './company-search/ember.ts';
import { sdui } from './company-search/sdui.ts';
import type { PageType } from './page-type.ts';
import { readLayouts } from './results/read-layouts.ts';

/** LinkedIn's own search for companies. */
export const companySearch: PageType = {
  id: 'company-search',
  examples: ['https://www.linkedin.com/search/results/companies/?keywords=steel'],
  matches: (url) => /^\/search\/results\/companies\/?$/.test(url.pathname),
  keys: /SearchResultsCompan|search_srp_compan|UNKNOWN_ROUTE_search/,
  readRows: (page, url) => readLayouts([ember, sdui], page, url),
};
