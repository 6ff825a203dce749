import type { Row } from '../extraction.ts';
import type { Tally } from '../tally.ts';

/** What a card's reader gets beside the card. */
export interface Reading {
  url: URL;
  tally: Tally;
}

/** One of the page's layouts. Which one a member is served says no date, so every page is tried against each. */
export interface Layout {
  readonly name: string;
  /** when pages of this layout were seen */
  readonly seen: string;
  /** the elements that hold one result each, outermost only; none where the page is not of this layout */
  findCards(page: Document): Element[];
  /** nothing where the element is no result at all (upsell, feedback card, suggestion) */
  readCard(card: Element, reading: Reading): Row | undefined;
}
