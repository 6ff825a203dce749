import type { ReadRow } from '../page-type.ts';
import type { Tally } from '../tally.ts';

/** What a card's reader gets beside the card. */
export interface Reading {
  url: URL;
  tally: Tally;
}

/** One of a page's layouts. Which one a member is served says no date, so every page is tried against each. When pages of it were seen stands beside it. */
export interface Layout {
  readonly name: string;
  /** known from public hints only, until somebody sees one */
  readonly unverified?: true;
  /** the elements that hold one result each, outermost only; none where the page is not of this layout */
  findCards(page: Document): Element[];
  /** nothing where the element is no result at all (upsell, feedback card, suggestion) */
  readCard(card: Element, reading: Reading): ReadRow | undefined;
  /** a card that the page fills in when it is scrolled to */
  isPending?(card: Element): boolean;
}
