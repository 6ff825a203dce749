import { attribute, byTag, closest, findAll, findFirst, tagOf, visibleText } from './dom.ts';
import { pathOf, profileKeyOfPath } from './links.ts';
import { screensOf } from './page-state.ts';
import type { PageType, ReadRow } from './page-type.ts';
import type { Layout, Reading } from './results/layout.ts';
import { outermost } from './results/outermost.ts';
import { readLayouts } from './results/read-layouts.ts';
import { createPerson, LONGEST, nameText } from './results/title.ts';
import { fieldText, normaliseText } from './text.ts';

/** Whoever else stands on the page: invitations, people one may know, the messages that lie over it. */
const NOT_THE_LIST = 'aside, nav, header, footer, [role="dialog"], [componentkey*="Pymk"], [class*="msg-overlay"]';
const PROFILE = 'a[href*="/in/"]';
/** One block of text is one line; a link or a heading may be a line of its own. */
const LINES = 'p, span, h2, h3, div, a';
const TAGS = new Set(LINES.toUpperCase().split(', '));

/** Known from selectors that public tools use; no whole page was seen. */
const ember: Layout = {
  name: 'ember',
  seen: '2021 to 2025',
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

/** Known from selectors that public tools use and from what all server-driven lists have in common. */
const sdui: Layout = {
  name: 'sdui',
  seen: '2025 to 2026',
  unverified: true,
  findCards(page) {
    const main = findFirst(page, 'main') ?? findFirst(page, '[role="main"]');
    if (!main) return [];
    const marked = findAll(main, '[data-view-name="connections-list"] > *');
    const cards = marked.length > 0 ? marked : findAll(main, '[role="listitem"], li');
    return outermost(cards).filter((card) => findFirst(card, PROFILE) && !closest(card, NOT_THE_LIST));
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
