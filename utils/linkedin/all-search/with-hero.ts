import { attribute, byTag, closest, contains, findAll, findFirst, parentOf } from '../dom.ts';
import type { Layout } from '../results/layout.ts';
import { textOf } from '../results/title.ts';

/** A list and its items, as the roles of both begin. */
const LIST = '[role^=list]';
const CLUSTER = `${LIST},[role=radiogroup],h2`;

/** The best match stands before the clusters, outside of any list: the largest block around its name that holds no list. */
export const withHero = (layout: Layout): Layout => ({
  ...layout,
  findCards(page) {
    const hero = findHero(page);
    const cards = layout.findCards(page);
    return hero ? [hero, ...cards.filter((card) => !contains(hero, card))] : cards;
  },
  readCard: (card, reading) => (isOfAnotherKind(card) ? undefined : layout.readCard(card, reading)),
});

/** A company, a job, a school: its own link comes first, whoever is linked beside it. */
const isOfAnotherKind = (card: Element): boolean =>
  byTag(card, 'a', 1).some((first) => /\/(company|jobs|school)\//.test(attribute(first, 'href') ?? ''));

function findHero(page: Document): Element | undefined {
  const screen = findFirst(page, '[data-sdui-screen*=ResultsAll]');
  if (!screen) return undefined;
  const name = findAll(screen, 'p > a[href*="/in/"]').find((anchor) => !closest(anchor, LIST) && textOf(anchor) !== '');
  let hero: Element | undefined;
  for (let block = name && parentOf(name); block && block !== screen; block = parentOf(block)) {
    if (findFirst(block, CLUSTER)) break;
    hero = block;
  }
  return hero;
}
