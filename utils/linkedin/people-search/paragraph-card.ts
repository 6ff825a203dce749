import { memberKey } from '../../lead/identity-key.ts';
import { isAnonymousName } from '../anonymous.ts';
import { degreeBeside, parseDegree } from '../degree.ts';
import {
  attribute,
  byTag,
  closest,
  contains,
  findAll,
  findFirst,
  nextElement,
  parentOf,
  tagOf,
  visibleText,
} from '../dom.ts';
import type { RefusedRow } from '../extraction.ts';
import type { ReadRow } from '../page-type.ts';
import type { Reading } from '../results/layout.ts';
import { memberNumber } from '../results/member-number.ts';
import { createPerson, nameText, readMarks, readSubtitles, textOf } from '../results/title.ts';
import { type CardLinks, linesOf, memberOf, readCardLinks } from './card-links.ts';

/** People have at most name, headline, location, a snippet and two insights; posts have seven paragraphs and more. */
const PARAGRAPHS_OF_A_PERSON = 6;
/** The member's id in a key of the card's own, which in other months is an id. */
const KEYED = '[componentkey^=SearchResultsACoAA],[id^=SearchResultsACoAA]';
/** "• 2nd", "· 3e et +" in a line of its own; no "• 3D". */
const DEGREE = /^[·•・] ?[1-3١-٣۱-۳१-३][^\d\sA-Z]{0,4}(?: [^\d\s]{1,2}){0,2}$/;
/** "• You", or how a headline begins. */
const DOTTED = /^[·•・] ?\S{1,9}$/;
const POST = '[componentkey*=FeedType_]';

/**
 * A card of either server-driven layout: a fixed order of paragraphs (name and degree, headline, location, snippet, insights).
 * Live, the whole card is an anchor around the name's anchor; re-parsed from a file, empty copies of it stand everywhere.
 * So: an anchor counts only by its text, and the first one, empty or not, says whose card this is.
 */
export function readParagraphCard(card: Element, { url, tally }: Reading): ReadRow | undefined {
  const all = byTag(card, 'p', 12);
  const links = readCardLinks(card, url);
  if (links.post || closest(card, POST) || findFirst(card, POST)) return { refused: 'not-a-person' };
  const namedBy = nameLine(all, links);
  const title = namedBy && titleIn(namedBy, links);
  if (!title) return withoutTitle(namedBy, all, links);

  const shown = nameText(visibleText(title.anchor));
  const badges = badgesAfter(namedBy);
  const paragraphs = all.filter((line) => !badges.includes(line));
  const degree = tally.first('degree', [
    ['beside-name', () => degreeBeside(title.anchor)],
    ['own-line', () => parseDegree(badges.map(textOf).join(' '))],
  ]);
  if (!shown) return { refused: 'unreadable' };
  if (isAnonymousName(shown, degree)) return { refused: 'anonymous' };
  const keyed = findFirst(card, KEYED) ?? card;
  const [member] = ['componentkey', 'id'].flatMap(
    (name) => memberKey(attribute(keyed, name)?.slice('SearchResults'.length) ?? '') ?? [],
  );
  if (paragraphs.length > PARAGRAPHS_OF_A_PERSON && !member && !links.invited) return { refused: 'not-a-person' };
  // The invitation is to the card's own person: where it names another, the link is not the name's.
  const isVanity = title.key.startsWith('vanity:');
  if (isVanity && links.invited && links.invited !== title.key) return { refused: 'unreadable' };
  tally.win('name', 'link-text');

  const lines = linesBelow(namedBy, paragraphs, degree);
  tally.win('headline', lines.strategy);
  const [headline, location] = lines.texts;
  const id = tally.first('member-id', [
    ['component-key', () => member],
    ['own-links', () => memberOf(links)],
  ]);
  return {
    lead: createPerson([...(isVanity ? [title.key] : [links.invited, title.key]), id, memberNumber(card)], shown, {
      ...readSubtitles(headline, location),
      degree,
      ...readMarks(namedBy),
    }),
    lines: linesOf(
      [
        ...paragraphs.filter((paragraph) => paragraph !== namedBy && !lines.texts.includes(paragraph)),
        ...findAll(card, INSIGHT),
      ],
      links,
    ),
  };
}

/** Right behind the name's line: in a block of its own a headline stands. */
function badgesAfter(name: Element): Element[] {
  const badges: Element[] = [];
  let next = nextElement(name);
  for (; next && byTag(next, 'p', 1).length === 0 && DEGREE.test(textOf(next)); next = nextElement(next))
    badges.push(next);
  return badges;
}

/** S1's mutual connections may stand in no paragraph. */
const INSIGHT = 'a[data-view-name=search-result-social-proof-insight]';

/** The name's line has the block with the headline beside it; else it is the first, but for mutual connections that a maintainer saw before it. */
const nameLine = (paragraphs: Element[], links: CardLinks): Element | undefined =>
  paragraphs.find((line) => /^[^·•・]/.test(textOf(line)) && hasBlockBeside(line)) ??
  paragraphs.find(
    (paragraph) => !links.people.some(({ anchor, key }) => key !== links.owner && contains(paragraph, anchor)),
  );

function hasBlockBeside(paragraph: Element): boolean {
  const next = nextElement(paragraph);
  return next !== undefined && tagOf(next) === 'DIV' && byTag(next, 'p', 1).some((line) => parentOf(line) === next);
}

/** The link with the name: in its line, with text of its own, to the person whose card it is. */
const titleIn = (line: Element, links: CardLinks) =>
  links.people.find(({ anchor, key }) => key === links.owner && contains(line, anchor) && textOf(anchor) !== '');

/** No link around the name: an anonymous person (whose real address leaks in the card's own link), or a card we cannot read. */
function withoutTitle(first: Element | undefined, paragraphs: Element[], links: CardLinks): RefusedRow | undefined {
  if (!first) return links.owner ? { refused: 'unreadable' } : undefined;
  const shown = textOf(first);
  if (isAnonymousName(shown)) return { refused: 'anonymous' };
  if (!links.owner && !links.headless) return undefined;
  if (paragraphs.length > PARAGRAPHS_OF_A_PERSON) return { refused: 'not-a-person' };
  const isLinkedElsewhere = links.people.some(
    ({ anchor, key }) =>
      key === links.owner &&
      // A copy of the card's own anchor goes around whole blocks.
      byTag(anchor, 'p', 1).length === 0 &&
      !contains(anchor, first) &&
      textOf(anchor) !== '',
  );
  return { refused: isLinkedElsewhere || parseDegree(shown) !== undefined ? 'unreadable' : 'anonymous' };
}

/** Headline and location: each in a block of its own beside the name; where there are no such blocks, the two paragraphs that follow. */
function linesBelow(name: Element, paragraphs: Element[], degree?: number): { texts: Element[]; strategy: string } {
  const block = parentOf(name);
  const below = paragraphs.slice(paragraphs.indexOf(name) + 1);
  const stated = below.filter((line) => !isInsight(line));
  const inBlock = stated.filter((line) => parentOf(parentOf(line) ?? line) === block);
  const isInOrder = inBlock.length === 0;
  const texts = (isInOrder ? stated : inBlock).slice(0, 2);
  const first = texts[0] && textOf(texts[0]);
  // A dotted word may say who "You" are, or be the headline; an empty line may be one, or what a parser left of the name's.
  const isUnsure = first ? DEGREE.test(first) || (degree === undefined && DOTTED.test(first)) : isInOrder;
  return { texts: isUnsure ? [] : texts, strategy: isInOrder ? 'paragraph-order' : 'name-block' };
}

/** Lines that hold links (mutual connections) are neither headline nor location. */
const isInsight = (paragraph: Element): boolean => byTag(paragraph, 'a', 9).some((anchor) => textOf(anchor) !== '');
