import { findAll } from '../dom.ts';
import type { Layout } from '../results/layout.ts';
import { outermost } from '../results/outermost.ts';
import { readEmberCard, URN } from './ember-card.ts';

/** E2: the same tree as E1, its semantic classes replaced by hashes that change with each build. */
export const emberHashed: Layout = {
  name: 'ember-hashed',
  seen: '2024-11 to 2026-05',
  findCards: (page) => outermost(findAll(page, `[${URN}], [data-view-name="search-entity-result-universal-template"]`)),
  readCard: readEmberCard,
};
