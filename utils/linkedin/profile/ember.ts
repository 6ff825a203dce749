import { type IdentityKey, urnKey } from '../../lead/identity-key.ts';
import { isAnonymousName } from '../anonymous.ts';
import { parseDegree } from '../degree.ts';
import { attribute, byTag, closest, findAll, findFirst, nextElement, parentOf, tagOf, visibleText } from '../dom.ts';
import { pathOf, profileKeyOfPath } from '../links.ts';
import type { ReadRow } from '../page-type.ts';
import { memberOf } from '../people-search/card-links.ts';
import type { Layout, Reading } from '../results/layout.ts';
import { createPerson, LONGEST, nameText, readMarks, readMarksIn } from '../results/title.ts';
import { fieldText, normaliseText } from '../text.ts';

/** Ember, 2021 on: the section with the member's number, or whatever section holds the heading. */
export const ember: Layout = {
  name: 'ember',
  // seen 2021 to 2026-05
  findCards(page) {
    const card = findFirst(page, 'section[data-member-id]') ?? findFirst(page, '.pv-top-card');
    if (card) return [card];
    // Any page may have a heading: a member's stands with the link to their contact info.
    const title = findFirst(page, 'main section h1');
    const section = title && closest(title, 'section');
    return section && findFirst(section, 'a[href*="/overlay/contact-info"]') ? [section] : [];
  },
  readCard,
};

function readCard(card: Element, { url, tally }: Reading): ReadRow {
  const title = findFirst(card, 'h1');
  const shown = nameText(title && visibleText(title));
  if (!title || !shown) return { refused: 'unreadable' };
  const badge = findFirst(card, '.dist-value') ?? findFirst(card, '.distance-badge');
  const degree = badge && parseDegree(visibleText(badge));
  if (isAnonymousName(shown, degree)) return { refused: 'anonymous' };
  tally.win('name', 'heading');
  const own = byTag(card, 'a', 40)
    .filter((anchor) => /\/overlay\/(?:contact-info|about-this-profile)/.test(attribute(anchor, 'href') ?? ''))
    .map((anchor) => profileKeyOfPath(pathOf(anchor, url) ?? ''))
    .find((key) => key !== undefined);
  const headline = findFirst(card, '.text-body-medium.break-words') ?? findFirst(card, '.text-body-medium');
  const location = findFirst(card, '.text-body-small.inline.t-black--light.break-words');
  return {
    lead: createPerson(
      [own ?? profileKeyOfPath(url.pathname), urnKey(attribute(card, 'data-member-id') ?? ''), idIn(card, url)],
      shown,
      {
        headline: fieldText(headline && visibleText(headline), LONGEST.headline),
        location: fieldText(location && visibleText(location), LONGEST.location),
        company: fieldText(companyIn(card), LONGEST.location),
        degree,
        ...marksBeside(closest(title, 'a') ?? title, card),
      },
    ),
  };
}

const HEADLINE = '.text-body-medium';

/** From the name up to the headline; an offer of Premium may follow. Where there is no headline, up to the first block. */
function marksBeside(name: Element, card: Element): ReturnType<typeof readMarks> {
  const isAbove = (element: Element) => closest(element, HEADLINE) !== element && !findFirst(element, HEADLINE);
  const hasHeadline = !isAbove(card);
  let block = name;
  for (let parent = parentOf(block); hasHeadline && parent && isAbove(parent); parent = parentOf(block)) block = parent;
  const marks = readMarks(block);
  for (let next = nextElement(block); next && isAbove(next); next = nextElement(next)) {
    if (!hasHeadline && tagOf(next) === 'DIV') break;
    Object.assign(marks, readMarksIn(next));
  }
  return marks;
}

/** "500+ connections" and the message lead on by the member's id: all of them by one, or nobody knows whose it is. */
function idIn(card: Element, url: URL): IdentityKey | undefined {
  const paths = byTag(card, 'a', 60).map((anchor) => pathOf(anchor, url) ?? '');
  const ids = new Set(paths.flatMap((path) => memberOf({ own: [path] }) ?? []));
  return ids.size === 1 ? [...ids][0] : undefined;
}

/** Only its label tells the button of the present company from the school's. en known; the others unverified until seen. */
const CURRENT_COMPANY =
  /^(?:current company|(?:aktualna|obecna) firma|entreprise actuelle|aktuelles unternehmen|empresa (?:actual|atual)|azienda attuale|huidig bedrijf|الشركة الحالية|現在の(?:会社|勤務先))\s?[:：]\s*/iu;
/** "… . Click to skip to experience card": the last sentence, not the first full stop of a name. */
const ADVICE = /(?:\.\s+\p{L}+[,\s]+\p{L}+[,\s]+[^.]+|。[^。]*)[.。]?$/u;

function companyIn(card: Element): string | undefined {
  for (const button of findAll(card, 'button[aria-label]').slice(0, 20)) {
    const label = normaliseText(attribute(button, 'aria-label') ?? '');
    const found = CURRENT_COMPANY.exec(label);
    if (!found) continue;
    const inside = findFirst(button, 'span, div');
    const text = inside && normaliseText(visibleText(inside));
    return text || label.slice(found[0].length).replace(ADVICE, '');
  }
  return undefined;
}
