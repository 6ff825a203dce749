import { memberKey } from '../../lead/identity-key.ts';
import { isAnonymousName } from '../anonymous.ts';
import { parseCurrentPosition } from '../current-position.ts';
import { degreeBeside, parseDegree } from '../degree.ts';
import { attribute, byTag, contains, findFirst, parentOf, visibleText } from '../dom.ts';
import type { RefusedRow, Row } from '../extraction.ts';
import { fieldText, normaliseText } from '../text.ts';
import { type CardLinks, countShared, memberOf, readCardLinks } from './card-links.ts';
import type { Reading } from './layout.ts';
import { createPerson, LONGEST, nameText, readMarks } from './title.ts';

/** People have at most name, headline, location, a snippet and two insights; posts have seven paragraphs and more. */
const PARAGRAPHS_OF_A_PERSON = 6;

/**
 * A card of either server-driven layout: a fixed order of paragraphs (name and degree, headline, location, snippet, insights).
 * Live, the whole card is an anchor around the name's anchor; re-parsed from a file, empty copies of it stand everywhere.
 * So: an anchor counts only by its text, and the first one, empty or not, says whose card this is.
 */
export function readParagraphCard(card: Element, { url, tally }: Reading): Row | undefined {
  const paragraphs = byTag(card, 'p', 12);
  const links = readCardLinks(card, url);
  if (links.post) return { refused: 'not-a-person' };
  // The name's paragraph is the first; a maintainer saw mutual connections before it.
  const namedBy = paragraphs.find(
    (paragraph) => !links.people.some(({ anchor, key }) => key !== links.owner && contains(paragraph, anchor)),
  );
  const title = namedBy && titleIn(namedBy, links);
  if (!title) return withoutTitle(namedBy, paragraphs, links);

  const shown = nameText(visibleText(title.anchor));
  const degree = tally.first('degree', [['beside-name', () => degreeBeside(title.anchor)]]);
  if (!shown) return { refused: 'unreadable' };
  if (isAnonymousName(shown, degree)) return { refused: 'anonymous' };
  const searchKey = findFirst(card, '[componentkey^="SearchResultsACoAA"]');
  const member = memberKey(attribute(searchKey ?? card, 'componentkey')?.slice('SearchResults'.length) ?? '');
  if (paragraphs.length > PARAGRAPHS_OF_A_PERSON && !member && !links.invited) return { refused: 'not-a-person' };
  // The invitation is to the card's own person: where it names another, the link is not the name's.
  const isVanity = title.key.startsWith('vanity:');
  if (isVanity && links.invited && links.invited !== title.key) return { refused: 'unreadable' };
  tally.win('name', 'link-text');

  const lines = linesBelow(namedBy, paragraphs);
  tally.win('headline', lines.strategy);
  const current = paragraphs
    .filter((paragraph) => paragraph !== namedBy && !lines.texts.includes(paragraph))
    .map((paragraph) => parseCurrentPosition(normaliseText(visibleText(paragraph))))
    .find((found) => found !== undefined);
  const [headline, location] = lines.texts;
  const id = tally.first('member-id', [
    ['component-key', () => member],
    ['own-links', () => memberOf(links)],
  ]);
  return {
    lead: createPerson([...(isVanity ? [title.key] : [links.invited, title.key]), id], shown, {
      headline: fieldText(headline && visibleText(headline), LONGEST.headline),
      location: fieldText(location && visibleText(location), LONGEST.location),
      ...current,
      degree,
      sharedConnections: countShared(links),
      ...readMarks(namedBy),
    }),
  };
}

/** The link with the name: in a paragraph, with text of its own, to the person whose card it is. */
const titleIn = (paragraph: Element, links: CardLinks) =>
  links.people.find(
    ({ anchor, key }) =>
      key === links.owner && contains(paragraph, anchor) && normaliseText(visibleText(anchor)) !== '',
  );

/** No link around the name: an anonymous person (whose real address leaks in the card's own link), or a card we cannot read. */
function withoutTitle(first: Element | undefined, paragraphs: Element[], links: CardLinks): RefusedRow | undefined {
  if (!first) return links.owner ? { refused: 'unreadable' } : undefined;
  const shown = normaliseText(visibleText(first));
  if (isAnonymousName(shown, undefined)) return { refused: 'anonymous' };
  if (!links.owner && !links.headless) return undefined;
  if (paragraphs.length > PARAGRAPHS_OF_A_PERSON) return { refused: 'not-a-person' };
  const isLinkedElsewhere = links.people.some(
    ({ anchor, key }) => key === links.owner && !contains(anchor, first) && normaliseText(visibleText(anchor)) !== '',
  );
  return { refused: isLinkedElsewhere || parseDegree(shown) !== undefined ? 'unreadable' : 'anonymous' };
}

/** Headline and location: the paragraphs of the name's own block; where there is no such block, the two that follow. */
function linesBelow(name: Element, paragraphs: Element[]): { texts: Element[]; strategy: string } {
  const block = parentOf(name);
  const below = paragraphs.slice(paragraphs.indexOf(name) + 1);
  const isInBlock = (paragraph: Element) => {
    const parent = parentOf(paragraph);
    return parent !== undefined && (parent === block || parentOf(parent) === block);
  };
  const inBlock = firstLines(below.filter(isInBlock));
  if (inBlock.length > 0) return { texts: inBlock, strategy: 'name-block' };
  return { texts: firstLines(below), strategy: 'paragraph-order' };
}

function firstLines(paragraphs: Element[]): Element[] {
  const lines: Element[] = [];
  for (const paragraph of paragraphs) {
    if (lines.length < 2 && !isSnippet(paragraph)) lines.push(paragraph);
  }
  return lines;
}

/** Lines that hold links (mutual connections) or speak of the present job are neither headline nor location. */
const isSnippet = (paragraph: Element): boolean =>
  byTag(paragraph, 'a', 9).some((anchor) => normaliseText(visibleText(anchor)) !== '') ||
  parseCurrentPosition(normaliseText(visibleText(paragraph))) !== undefined;
