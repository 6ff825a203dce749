import type { Extraction, PageAdapter, PageState, Row } from './extraction.ts';
import { isLimited, screensOf, stateWithoutResults } from './page-state.ts';
import { readPosition } from './pagination.ts';
import { ember } from './people-search/ember.ts';
import { emberHashed } from './people-search/ember-hashed.ts';
import type { Layout } from './people-search/layout.ts';
import { sdui } from './people-search/sdui.ts';
import { sduiViewNames } from './people-search/sdui-view-names.ts';
import { createTally } from './tally.ts';
import { findViewer } from './viewer.ts';

/** Tried in order on every page. The first one with a row is the page's. */
const layouts: readonly Layout[] = [ember, emberHashed, sduiViewNames, sdui];

/** LinkedIn's own search for people: ten rows to a page, at most a hundred pages. */
export const peopleSearch: PageAdapter = {
  id: 'people-search',
  examples: [
    'https://www.linkedin.com/search/results/people/?keywords=plant%20manager',
    'https://www.linkedin.com/search/results/people/?keywords=plant%20manager&page=2',
  ],
  matches: (url) => /^\/search\/results\/people\/?$/.test(url.pathname),
  extract(page, url) {
    const viewer = findViewer(page, url);
    const reading = readRows(page, url) ?? { rows: [], strategies: {} };
    const position = readPosition(page);
    const state = stateOf(page, url, reading.rows, position?.page);
    const result: Extraction = { page: 'people-search', state, rows: [], strategies: {} };
    if (reading.layout) result.layout = reading.layout;
    if (state === 'results' || state === 'layout-changed')
      Object.assign(result, { rows: reading.rows, strategies: reading.strategies });
    if (viewer) result.viewer = viewer;
    if (position) result.position = position;
    return result;
  },
};

interface ReadRows {
  layout?: string;
  rows: Row[];
  strategies: Extraction['strategies'];
}

function readRows(page: Document, url: URL): ReadRows | undefined {
  for (const layout of layouts) {
    const tally = createTally();
    const rows = withoutDoubles(layout.findCards(page).map((card) => layout.readCard(card, { url, tally })));
    if (rows.length > 0) return { layout: layout.name, rows, strategies: tally.counts };
  }
  return undefined;
}

/** One row per person, the first; what is no row is left out. */
function withoutDoubles(rows: (Row | undefined)[]): Row[] {
  const seen = new Set<string>();
  return rows.filter((row): row is Row => {
    if (!row || !('lead' in row)) return row !== undefined;
    const keys = row.lead.identityKeys;
    const isDouble = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return !isDouble;
  });
}

/** The limit page keeps up to three teaser cards. */
const TEASERS = 3;

function stateOf(page: Document, url: URL, rows: Row[], shown: number | undefined): PageState {
  if (rows.length === 0) return stateWithoutResults(page, isPeopleSearch);
  const screens = screensOf(page);
  if (screens.length > 0 && !screens.some(isPeopleSearch)) return 'other-page';
  if (rows.length <= TEASERS && isLimited(page, true)) return 'limited';
  // The address changes before the content does: the old page's rows must not be filed under the new address.
  const asked = Number(url.searchParams.get('page'));
  if (asked > 0 && shown !== undefined && shown !== asked) return 'loading';
  const unreadable = rows.filter((row) => 'refused' in row && row.refused === 'unreadable').length;
  return unreadable > rows.length / 2 ? 'layout-changed' : 'results';
}

const isPeopleSearch = (key: string): boolean => /SearchResultsPeople|search_srp_people|UNKNOWN_ROUTE_search/.test(key);
