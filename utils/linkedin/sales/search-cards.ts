import { closest, contains, findAll, findFirst, parentOf, visibleText } from '../dom.ts';
import { outermost } from '../results/outermost.ts';
import { normaliseText } from '../text.ts';

/**
 * The results of Sales Navigator's searches. About six are rendered at first; the others are placeholders with no more than an id
 * until they are scrolled to. The filters beside them use the same list items: only the results' own list is read.
 */
export function findSearchCards(page: Document, selector: string): Element[] {
  const cards = outermost(findAll(page, selector));
  const list = cards[0] && closest(cards[0], 'ol, ul');
  if (!list) return cards;
  const items = findAll(list, 'li').filter((item) => parentOf(item) === list);
  return items.flatMap((item) => {
    const inside = cards.filter((card) => contains(item, card));
    return inside.length === 0 && isPlaceholder(item) ? [item] : inside;
  });
}

/** Not filled in yet: nothing but an id, and the label of a checkbox that nobody sees. */
export const isPlaceholder = (card: Element): boolean =>
  findFirst(card, '[data-anonymize], a[href]') === undefined && normaliseText(visibleText(card)) === '';
