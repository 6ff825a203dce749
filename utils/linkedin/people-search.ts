import { findFirst } from './dom.ts';
import type { PageType } from './page-type.ts';
import { ember, emberHashed } from './people-search/ember.ts';
import { sdui } from './people-search/sdui.ts';
import { sduiViewNames } from './people-search/sdui-view-names.ts';
import type { Layout } from './results/layout.ts';
import { readLayouts } from './results/read-layouts.ts';

const server = sdui('People');

/** Every layout is tried; first those of the kind that the page is of, so that few are. */
const inOrder = (page: Document): Layout[] =>
  findFirst(page, '[data-sdui-screen], [data-testid="lazy-column"]')
    ? [sduiViewNames, server, ember, emberHashed]
    : [ember, emberHashed, sduiViewNames, server];

/** LinkedIn's own search for people: ten rows to a page, at most a hundred pages. */
export const peopleSearch: PageType = {
  id: 'people-search',
  examples: ['https://www.linkedin.com/search/results/people/?keywords=plant&page=2'],
  matches: (url) => /^\/search\/results\/people\/?$/i.test(url.pathname),
  keys: /SearchResultsPeople|search_srp_people|UNKNOWN_ROUTE_search/,
  readRows: (page, url) => readLayouts(inOrder(page), page, url),
};
