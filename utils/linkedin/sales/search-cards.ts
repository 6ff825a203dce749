import { byTag, closest, findAll, findFirst, firstNode, isText, nextNode, parentOf, rawText } from '../dom.ts';
import { outermost } from '../results/outermost.ts';
import { normaliseText } from '../text.ts';

/** A page of Sales Navigator's holds 25 results, each with a few list items of its own. */
const MOST_ITEMS = 2000;

/**
 * The results of Sales Navigator's searches. About six are rendered at first; the others are placeholders with no more than an id
 * until they are scrolled to. The filters beside them use the same list items: only the results' own list is read.
 */
export function findSearchCards(page: Document, selector: string): Element[] {
  const cards = outermost(findAll(page, selector));
  const list = cards[0] && closest(cards[0], 'ol, ul');
  if (!list) return cards;
  const items = byTag(list, 'li', MOST_ITEMS).filter((item) => parentOf(item) === list);
  const inside = Map.groupBy(cards, (card) => childAround(card, list));
  return items.flatMap((item) => inside.get(item) ?? (isPlaceholder(item) ? [item] : []));
}

/** The child of the list that holds the card; the outermost element around it where the list does not. */
function childAround(card: Element, list: Element): Element {
  let child = card;
  for (let parent = parentOf(child); parent && parent !== list; parent = parentOf(child)) child = parent;
  return child;
}

/** Not filled in yet: nothing but an id, and at most the one label of a checkbox. */
export const isPlaceholder = (card: Element): boolean =>
  findFirst(card, '[data-anonymize], a[href]') === undefined && countLines(card) <= 1;

/** How many elements hold words of their own; no more than matters. */
function countLines(card: Element): number {
  const holders = [card, ...byTag(card, '*', 60)].filter((element) => hasOwnWords(element));
  return holders.length;
}

function hasOwnWords(element: Element): boolean {
  let node = firstNode(element);
  for (let budget = 20; node && budget > 0; budget--) {
    if (isText(node) && normaliseText(rawText(node)) !== '') return true;
    node = nextNode(node);
  }
  return false;
}
