import { closest, findAll, parentOf } from '../dom.ts';
import { outermost } from './cards.ts';
import type { Layout } from './layout.ts';
import { readParagraphCard } from './paragraph-card.ts';

const TITLE = 'a[data-view-name="search-result-lockup-title"]';

/** S1: server-driven, with view names. A page reached in the app may have them on the titles alone. Unverified: known from public code. */
export const sduiViewNames: Layout = {
  name: 'sdui-view-names',
  seen: '2025-09 to 2026-02',
  findCards(page) {
    const wrapped = findAll(page, '[data-view-name="people-search-result"]');
    if (wrapped.length > 0) return outermost(wrapped);
    const [title] = findAll(page, TITLE);
    if (!title) return [];
    const list = closest(title, '[role="list"]') ?? parentOf(title);
    return list ? outermost(findAll(list, '[role="listitem"]')) : [];
  },
  readCard: readParagraphCard,
};
