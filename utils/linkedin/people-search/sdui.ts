import type { Layout } from '../results/layout.ts';
import { findListItems } from '../results/listed.ts';
import { readParagraphCard } from './paragraph-card.ts';

/**
 * S2: server-driven, nothing to hold on to but roles, links and component keys.
 * @param kind how the name of the search's screen goes on after "Results"
 */
export const sdui = (kind: 'People' | 'All'): Layout => ({
  name: 'sdui',
  // seen 2026-04 to 2026-05
  findCards: (page) => findListItems(page, kind),
  readCard: readParagraphCard,
});
