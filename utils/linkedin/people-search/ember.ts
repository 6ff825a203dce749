import { findAll } from '../dom.ts';
import type { Layout } from '../results/layout.ts';
import { outermost } from '../results/outermost.ts';
import { readEmberCard } from './ember-card.ts';

/** E1: server-rendered by Ember, classes that say what they are. */
export const ember: Layout = {
  name: 'ember',
  seen: '2021 to 2024-12',
  findCards: (page) =>
    outermost(findAll(page, '.reusable-search__result-container, .entity-result, .search-nec__hero-kcard-v2')),
  readCard: readEmberCard,
};
