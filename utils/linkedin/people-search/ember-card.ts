import { urnKey } from '../../lead/identity-key.ts';
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
import { isHeadless, miniProfileKeyOf, pathOnLinkedIn, profileKeyOfPath } from '../links.ts';
import type { ReadRow } from '../page-type.ts';
import type { Reading } from '../results/layout.ts';
import { createPerson, LONGEST, nameText, readMarks } from '../results/title.ts';
import { fieldText, normaliseText } from '../text.ts';
import { linesOf, readCardLinks } from './card-links.ts';

const TITLE = '.entity-result__title-text';
const INSIGHTS = '.entity-result__insights';
export const URN = 'data-chameleon-result-urn';

/** A card of either Ember layout: the same tree, with semantic (E1) or hashed (E2) class names. */
export function readEmberCard(card: Element, { url, tally }: Reading): ReadRow | undefined {
  const urn = attribute(card, URN) ?? attribute(findFirst(card, `[${URN}]`) ?? card, URN);
  const links = readCardLinks(card, url);
  if (urn?.endsWith(':headless') || (links.headless && !links.owner)) return { refused: 'anonymous' };
  if (urn && !urn.startsWith('urn:li:member:')) return { refused: 'not-a-person' };

  // A question, an offer, another search: nothing in it leads to anybody.
  const isNobody = () => isAnonymousName(normaliseText(visibleText(findFirst(card, `.t-16, ${TITLE}`) ?? card)));
  if (!urn && !links.owner && !isNobody()) return undefined;

  const title = tally.first('name', [
    ['link-text', () => closest(findFirst(card, 'a span[dir] > span[aria-hidden="true"]') ?? card, 'a')],
    ['title-class', () => findFirst(card, `.t-16 a, ${TITLE} a`)],
  ]);
  if (!title || !contains(card, title)) {
    return { refused: isNobody() ? 'anonymous' : 'unreadable' };
  }
  const shown = nameText(visibleText(title));
  const degree = tally.first('degree', [
    ['beside-name', () => degreeBeside(title)],
    ['badge-class', () => parseDegree(visibleText(findFirst(card, '.entity-result__badge-text') ?? title))],
  ]);
  const path = pathOnLinkedIn(attribute(title, 'href') ?? '', url) ?? '';
  if (isHeadless(path) || (shown && isAnonymousName(shown, degree))) return { refused: 'anonymous' };
  const key = profileKeyOfPath(path);
  // The avatar's link comes first: where it leads to someone else, this is not the title.
  if (!shown || !key || key !== links.owner) return { refused: 'unreadable' };

  const lines = readLines(card, title);
  tally.win('headline', lines.strategy);
  return {
    lead: createPerson([key, miniProfileKeyOf(path), urnKey(urn?.slice('urn:li:member:'.length) ?? '')], shown, {
      headline: fieldText(lines.headline, LONGEST.headline),
      location: fieldText(lines.location, LONGEST.location),
      degree,
      ...readMarks(parentOf(title) ?? title),
    }),
    lines: linesOf([...byTag(card, 'p', 4), ...insightsIn(card)], links),
  };
}

/** Followers, shared connections: each in a block of its own. */
function insightsIn(card: Element): Element[] {
  const blocks = findAll(card, `${INSIGHTS} > div`);
  return blocks.length > 0 ? blocks : findAll(card, INSIGHTS);
}

interface Lines {
  headline?: string;
  location?: string;
  strategy: 'block-order' | 'classes';
}

/** Headline and location are the blocks that follow the name's; with one of them missing only its class tells which is left. */
function readLines(card: Element, title: Element): Lines {
  let block: Element | undefined = title;
  let blocks: Element[] = [];
  for (let climb = 0; block && block !== card && blocks.length === 0 && climb < 6; climb++, block = parentOf(block)) {
    blocks = linesAfter(block);
  }
  const [first, second, more] = blocks;
  if (first && second && !more) {
    return { headline: visibleText(first), location: visibleText(second), strategy: 'block-order' };
  }
  const isHeadline = (element: Element) =>
    /(?:^|\s)(?:t-black|entity-result__primary-subtitle)(?:\s|$)/.test(attribute(element, 'class') ?? '');
  const headline = blocks.find(isHeadline);
  const location = blocks.find((element) => !isHeadline(element));
  return {
    headline: headline && visibleText(headline),
    location: location && visibleText(location),
    strategy: 'classes',
  };
}

/** The blocks after an element that hold nothing but text: insights and actions have links and buttons. */
function linesAfter(element: Element): Element[] {
  const lines: Element[] = [];
  for (let next = nextElement(element); next && lines.length < 6; next = nextElement(next)) {
    // "2K followers" is no place: the class of insights outlived the hashing.
    if (tagOf(next) !== 'DIV' || attribute(next, 'class')?.includes('__ins')) continue;
    if (!findFirst(next, 'a, button')) lines.push(next);
  }
  return lines;
}
