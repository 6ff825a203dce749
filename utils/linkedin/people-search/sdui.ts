import { findAll, findFirst } from '../dom.ts';
import type { Layout } from '../results/layout.ts';
import { outermost } from '../results/outermost.ts';
import { readParagraphCard } from './paragraph-card.ts';

/** S2: server-driven, nothing to hold on to but roles, links and component keys. */
export const sdui: Layout = {
  name: 'sdui',
  seen: '2026-04 to 2026-05',
  findCards(page) {
    const list = findFirst(page, '[data-testid="lazy-column"]') ?? findFirst(page, 'main, [role="main"]');
    return list ? outermost(findAll(list, '[role="listitem"]')) : [];
  },
  readCard: readParagraphCard,
};
