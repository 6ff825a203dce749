import { contains } from '../dom.ts';

/** A page of LinkedIn's holds at most a hundred; what holds more is no page of LinkedIn's. */
const MOST_CARDS = 300;

/** Without what lies inside another of them, in document order. */
export function outermost(elements: Element[]): Element[] {
  const cards: Element[] = [];
  for (const element of elements) {
    const last = cards.at(-1);
    if (last && contains(last, element)) continue;
    if (cards.push(element) === MOST_CARDS) break;
  }
  return cards;
}
