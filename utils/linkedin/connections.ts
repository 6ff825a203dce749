import {
  attribute,
  byTag,
  closest,
  contains,
  findAll,
  findFirst,
  isBefore,
  parentOf,
  tagOf,
  visibleText,
} from './dom.ts';
import { pathOf, profileKeyOfPath } from './links.ts';
import { screensOf } from './page-state.ts';
import type { PageType, ReadRow } from './page-type.ts';
import type { Layout, Reading } from './results/layout.ts';
import { outermost } from './results/outermost.ts';
import { readLayouts } from './results/read-layouts.ts';
import { createPerson, LONGEST, nameText } from './results/title.ts';
import { fieldText, normaliseText } from './text.ts';

/** Whoever else stands on the page: invitations, people one may know, the messages that lie over it. */
const NOT_THE_LIST =
  'aside, nav, header, footer, [role="dialog"], [componentkey*="Pymk"], [class*="msg-overlay"], [hidden]';
const PROFILE = 'a[href*="/in/"]';
/** One block of text is one line; a link or a heading may be a line of its own. */
const LINES = 'p, span, h2, h3, div, a';
const TAGS = new Set(LINES.toUpperCase().split(', '));

/** Known from selectors that public tools use; no whole page was seen. */
const ember: Layout = {
  name: 'ember',
  // seen 2021 to 2025
  unverified: true,
  findCards: (page) => outermost(findAll(page, '.mn-connection-card')),
  readCard: (card, reading) =>
    readCard(
      card,
      reading,
      findFirst(card, '.mn-connection-card__name'),
      findFirst(card, '.mn-connection-card__occupation'),
    ),
};

const LIST = '[data-view-name="connections-list"]';
const COLUMN = '[data-testid="lazy-column"]';
const AREA = `${LIST}, ${COLUMN}`;
/** Whoever one may connect with is no connection yet. */
const INVITATION =
  '[href*="search-custom-invite"], [componentkey^="ConnectButton"], [id^="connect-"], [data-test-icon^="connect"]';
const HEADING = ':is(h1, h2, h3, h4, [role="heading"]):not(a *)';
/** Stands above a list. */
const ABOVE = 'h1, h2:not(a *), input';
/** More links than a card has. */
const LINKS = 30;
const MOST_LINKS = 1500;

const linksIn = (main: Element) => findAll(main, `${LIST} ${PROFILE}, ${COLUMN} ${PROFILE}`).slice(0, MOST_LINKS);

/** To a connection one writes; a button alone may as well be one to connect with. */
const isSuggestion = (block: Element): boolean =>
  findFirst(block, INVITATION) !== undefined ||
  (findFirst(block, 'button, [role="button"]') !== undefined && !findFirst(block, 'a[href*="/messaging/"]'));

/** What stands under a further heading is another list: people one may know. */
function underOneHeading(cards: Element[]): Element[] {
  const [first] = cards;
  const column = first && closest(first, COLUMN);
  const area = column ?? (first && closest(first, 'main, [role="main"]'));
  if (!first || !area) return cards;
  const headings = findAll(area, HEADING)
    .slice(0, 60)
    .filter((heading) => !closest(heading, NOT_THE_LIST) && !cards.some((card) => contains(card, heading)));
  const isFurther = (heading: Element, index: number) =>
    isBefore(first, heading) || (column && headings.slice(0, index).some((other) => tagOf(other) === tagOf(heading)));
  const end = headings.find(isFurther);
  return end ? cards.filter((card) => isBefore(card, end)) : cards;
}

const isListed = (card: Element): boolean =>
  findFirst(card, PROFILE) !== undefined && !closest(card, NOT_THE_LIST) && !findFirst(card, INVITATION);

/** Where the list itself is known, bare items are cards only in it, and only where nobody stands beside them there. */
function findItems(main: Element): Element[] {
  const listed = outermost(findAll(main, '[role="listitem"], li')).filter(isListed);
  const links = linksIn(main);
  if (links.length === 0) return underOneHeading(listed);
  const withRole = listed.filter((item) => attribute(item, 'role') === 'listitem');
  if (withRole.length > 0) return underOneHeading(withRole);
  if (links.some((anchor) => !closest(anchor, `${NOT_THE_LIST}, li`))) return [];
  return underOneHeading(listed.filter((item) => closest(item, AREA))).filter((item) => !isSuggestion(item));
}

/** Without roles: around each link to a profile the largest block in the list that leads to nobody else. Cards stand side by side; else what they are is not certain. */
function findBlocks(main: Element): Element[] {
  const blocks: Element[] = [];
  for (const anchor of linksIn(main)) {
    const last = blocks.at(-1);
    if ((last && contains(last, anchor)) || closest(anchor, NOT_THE_LIST)) continue;
    blocks.push(blockAround(anchor));
  }
  const cards = underOneHeading(outermost(blocks)).filter(
    (block) => tagOf(block) !== 'A' && !closest(block, 'p') && !isSuggestion(block) && beginsWithLink(block),
  );
  return cards.every((card) => parentOf(card) === parentOf(cards[0] ?? card)) ? cards : [];
}

const personOf = (anchor: Element): string | undefined => /\/in\/([^/?#]+)/.exec(attribute(anchor, 'href') ?? '')?.[1];

function blockAround(anchor: Element): Element {
  const own = personOf(anchor);
  let card = anchor;
  for (let block = parentOf(card); block && closest(block, AREA) !== block; block = parentOf(block)) {
    const leadsElsewhere = byTag(block, 'a', LINKS).some((other) => (personOf(other) ?? own) !== own);
    if (leadsElsewhere || findFirst(block, ABOVE)) break;
    card = block;
  }
  return card;
}

/** Whatever counts or sorts the list is no name. */
function beginsWithLink(block: Element): boolean {
  const [name] = linesOf(block);
  return name !== undefined && findAll(block, PROFILE).some((anchor) => textOf(anchor).startsWith(name));
}

/** Known from selectors that public tools use and from what all server-driven lists have in common. */
const sdui: Layout = {
  name: 'sdui',
  // seen 2025 to 2026
  unverified: true,
  findCards(page) {
    const main = findFirst(page, 'main') ?? findFirst(page, '[role="main"]');
    if (!main) return [];
    const marked = findAll(main, `${LIST} > *`).filter(isListed);
    if (marked.length > 1) return outermost(marked);
    const items = marked.length > 0 ? [] : findItems(main);
    return items.length > 0 ? items : findBlocks(main);
  },
  readCard: (card, reading) => readCard(card, reading),
};

/** A card is one member's: where it links to two it is no connection's. */
function readCard(card: Element, { url, tally }: Reading, name?: Element, occupation?: Element): ReadRow | undefined {
  const anchors = findAll(card, PROFILE).slice(0, 12);
  const keys = new Set(anchors.map((anchor) => profileKeyOfPath(pathOf(anchor, url) ?? '')).filter(Boolean));
  const [key] = keys;
  if (!key) return undefined;
  if (keys.size > 1) return { refused: 'unreadable' };
  const [first, second] = name ? [textOf(name), occupation && textOf(occupation)] : linesOf(card);
  const shown = nameText(first);
  if (!shown) return { refused: 'unreadable' };
  tally.win('name', name ? 'class' : 'first-line');
  return { lead: createPerson([key], shown, { headline: fieldText(second, LONGEST.headline) }) };
}

const textOf = (element: Element): string => normaliseText(visibleText(element));

/** Name and headline: the first two lines that are not each other's copy. "Connected on …" comes after them, in a `time` or a third line. */
function linesOf(card: Element): string[] {
  const lines: string[] = [];
  for (const element of byTag(card, '*', 80)) {
    if (lines.length === 2) break;
    if (!TAGS.has(tagOf(element)) || findFirst(element, LINES)) continue;
    if (closest(element, 'button, time, [role="button"], a[href*="/messaging/"]')) continue;
    const text = textOf(element);
    if (text !== '' && !lines.includes(text) && attribute(element, 'aria-hidden') !== 'true') lines.push(text);
  }
  return lines;
}

/** One's own connections: nobody's results. Read only where the user asks for them, on this one visit. */
export const connections: PageType = {
  id: 'connections',
  examples: ['https://www.linkedin.com/mynetwork/invite-connect/connections/'],
  matches: (url) => /^\/mynetwork\/(?:[^/]+\/)*connections\/?$/.test(url.pathname),
  keys: /\.mynetwork\./,
  onRequest: true,
  readRows(page, url) {
    const screens = screensOf(page);
    // On the way here My Network is shown for a moment: its suggestions are nobody's connections.
    if (screens.length > 0 && !screens.some((screen) => /connections/i.test(screen)))
      return { rows: [], strategies: {}, state: 'stale' };
    return readLayouts([ember, sdui], page, url);
  },
};
