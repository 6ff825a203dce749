import { findAll } from '../dom.ts';
import { outermost } from './cards.ts';
import { readEmberCard } from './ember-card.ts';
import type { Layout } from './layout.ts';

/** E1: server-rendered by Ember, classes that say what they are. */
export const ember: Layout = {
  name: 'ember',
  seen: '2021 to 2024-12',
  findCards: (page) => outermost(findAll(page, '.reusable-search__result-container, .entity-result')),
  readCard: readEmberCard,
};
