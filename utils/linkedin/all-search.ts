import { withHero } from './all-search/with-hero.ts';
import type { PageType } from './page-type.ts';
import { ember, emberHashed } from './people-search/ember.ts';
import { sdui } from './people-search/sdui.ts';
import { readLayouts } from './results/read-layouts.ts';

/** LinkedIn's search for everything: people, in a hero card and in clusters, among posts, jobs and companies, which are no rows. */
export const allSearch: PageType = {
  id: 'all-search',
  examples: ['https://www.linkedin.com/search/results/all/'],
  matches: (url) => /^\/search\/results\/all\/?$/i.test(url.pathname),
  keys: /ResultsAll|srp_(?:all|top)|UNKNOWN_ROUTE_search/,
  readRows: (page, url) => readLayouts([ember, emberHashed, withHero(sdui('All'))], page, url),
};
