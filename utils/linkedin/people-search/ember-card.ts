import { urnKey } from '../../lead/identity-key.ts';
import { isAnonymousName } from '../anonymous.ts';
import { degreeBeside, parseDegree } from '../degree.ts';
import { attribute, byTag, closest, contains, findAll, findFirst, parentOf, visibleText } from '../dom.ts';
import { isHeadless, miniProfileKeyOf, pathOnLinkedIn, profileKeyOfPath } from '../links.ts';
import type { ReadRow } from '../page-type.ts';
import type { Reading } from '../results/layout.ts';
import { createPerson, nameText, readMarks, readSubtitles, textOf } from '../results/title.ts';
import { linesOf, readCardLinks } from './card-links.ts';

const TITLE = '.entity-result__title-text';
const INSIGHTS = '.entity-result__insights';
export const URN = 'data-chameleon-result-urn';

/** A card of either Ember layout: the same tree, with semantic (E1) or hashed (E2) class names. */
export function readEmberCard(card: Element, { url, tally }: Reading): ReadRow | undefined {
  const urn = attribute(card, URN) ?? attribute(findFirst(card, `[${URN}]`) ?? card, URN);
  const links = readCardLinks(card, url);
  if (urn?.endsWith(':headless') || (links.headless && !links.owner)) return { refused: 'anonymous' };
  if (urn ? !urn.startsWith('urn:li:member:') : findFirst(card, '[data-urn*=":activity:"]'))
    return { refused: 'not-a-person' };

  // A question, an offer, another search: nothing in it leads to anybody.
  const isNobody = () => isAnonymousName(textOf(findFirst(card, `.t-16,${TITLE}`) ?? card));
  if (!urn && !links.owner && !isNobody()) return undefined;

  const title = tally.first('name', [
    ['link-text', () => closest(findFirst(card, 'a span[dir] > span[aria-hidden=true]') ?? card, 'a')],
    ['title-class', () => findFirst(card, `.t-16 a,${TITLE} a`)],
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

  tally.win('headline', 'classes');
  const line = (selector: string) => findFirst(card, `:is(${selector}):not(${MENU})`);
  return {
    lead: createPerson([key, miniProfileKeyOf(path), urnKey(urn?.slice('urn:li:member:'.length) ?? '')], shown, {
      ...readSubtitles(line(HEADLINE), line(PLACE)),
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

const MENU = '[class*=dropdown] *,[class*=actions] *';
/** E1 names them; in E2 the sizes of their letters outlived the hashing. Some pages wrap both in a block of their own. */
const HEADLINE = '.entity-result__primary-subtitle,div.t-14.t-black.t-normal';
const PLACE = '.entity-result__secondary-subtitle,div.t-14.t-normal:not(.t-black)';
