import { findAll, findFirst } from '../dom.ts';
import type { Layout } from '../results/layout.ts';
import { outermost } from '../results/outermost.ts';
import { readEmberCard, URN } from './ember-card.ts';

const SEMANTIC = '.reusable-search__result-container,.entity-result';
const CARDS = `${SEMANTIC},[${URN}],[data-view-name=search-entity-result-universal-template]`;
/** A page may mix them, and above either a hero card stands: the best match, or a frame around the cards. */
const findCards = (page: Document): Element[] =>
  outermost(findAll(page, `${CARDS},.search-nec__hero-kcard-v2:not(:has(${CARDS}))`));

/** E1: server-rendered by Ember, classes that say what they are. */
export const ember: Layout = {
  name: 'ember',
  // seen 2021 to 2024-12
  findCards: (page) => (findFirst(page, SEMANTIC) ? findCards(page) : []),
  readCard: readEmberCard,
};

/** E2: the same tree as E1, its semantic classes replaced by hashes that change with each build. */
export const emberHashed: Layout = {
  name: 'ember-hashed',
  // seen 2024-11 to 2026-05
  findCards,
  readCard: readEmberCard,
};
