import { closest, findAll, findFirst, parentOf } from '../dom.ts';
import type { Layout } from '../results/layout.ts';
import { outermost } from '../results/outermost.ts';
import { TITLE } from './card-links.ts';
import { readParagraphCard } from './paragraph-card.ts';

const WRAPPER = '[data-view-name="people-search-result"]';
const TITLE_LINK = `a[data-view-name="${TITLE}"]`;

/** S1: server-driven, with view names. A page reached in the app may have them on the titles alone. Unverified: known from public code. */
export const sduiViewNames: Layout = {
  name: 'sdui-view-names',
  // seen 2025-09 to 2026-02
  unverified: true,
  findCards(page) {
    const wrapped = findAll(page, WRAPPER);
    const title = findFirst(page, TITLE_LINK);
    const list = title && (closest(title, '[role="list"]') ?? parentOf(title));
    return outermost(wrapped.length > 0 || !list ? wrapped : findAll(list, '[role="listitem"]'));
  },
  readCard: readParagraphCard,
};
