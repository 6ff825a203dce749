import { findAll } from '../dom.ts';
import { outermost } from './cards.ts';
import { readEmberCard } from './ember-card.ts';
import type { Layout } from './layout.ts';

/** E2: the same tree as E1, its semantic classes replaced by hashes that change with each build. */
export const emberHashed: Layout = {
  name: 'ember-hashed',
  seen: '2024-11 to 2026-05',
  findCards: (page) =>
    outermost(findAll(page, '[data-chameleon-result-urn], [data-view-name="search-entity-result-universal-template"]')),
  readCard: readEmberCard,
};
