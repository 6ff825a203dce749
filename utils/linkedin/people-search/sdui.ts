import type { Layout } from '../results/layout.ts';
import { findListItems } from '../results/listed.ts';
import { readParagraphCard } from './paragraph-card.ts';

/** S2: server-driven, nothing to hold on to but roles, links and component keys. */
export const sdui: Layout = {
  name: 'sdui',
  seen: '2026-04 to 2026-05',
  findCards: findListItems,
  readCard: readParagraphCard,
};
