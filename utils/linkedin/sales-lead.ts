import { salesKey } from '../lead/identity-key.ts';
import type { Person } from '../lead/lead.ts';
import { isAnonymousName } from './anonymous.ts';
import { parseDegree } from './degree.ts';
import { attribute, closest, findAll, findFirst, nextElement, parentOf, visibleText } from './dom.ts';
import { pathOf, salesKeyOfPath, salesKeyOfUrn } from './links.ts';
import type { PageType, ReadRow } from './page-type.ts';
import type { Layout, Reading } from './results/layout.ts';
import { readLayouts } from './results/read-layouts.ts';
import { createPerson, LONGEST, nameText, readMarks } from './results/title.ts';
import { companyKeyOfMark, marked, markedText, selectorOf } from './sales/marked.ts';
import { labelsIn, withoutPresence } from './sales/presence.ts';
import { degreeAfter } from './sales/short-badge.ts';
import { fieldText, normaliseText } from './text.ts';

const TOP_CARD = '[data-sn-view-name="feature-lead-top-card"]';
const URN = 'data-scroll-into-view';
/** The line under the name holds the pronouns too. */
const BADGE = '.artdeco-entity-lockup__degree, [class*="name-sublabel"]';
/** The drawing beside the place, where nothing else marks it. */
const PIN = 'path[d^="M8 1a5 5 0 00-4.36 7.45"]';
const CURRENT_ROLE = '[data-sn-view-name="lead-current-role"]';

/** Known from fragments and from selectors that many public tools agree on; no whole page was seen. */
const topCard: Layout = {
  name: 'top-card',
  // seen 2021 to 2026
  unverified: true,
  findCards(page) {
    const card = findFirst(page, TOP_CARD);
    const name = card ? undefined : findFirst(page, 'main h1[data-anonymize="person-name"]');
    const found = card ?? (name && (closest(name, 'section') ?? closest(name, 'main')));
    return found ? [found] : [];
  },
  readCard: readTopCard,
};

/** The id is the address's; the page below holds other people's cards, so nothing outside of the top card and the current role is read. */
function readTopCard(card: Element, { url, tally }: Reading): ReadRow {
  const name = marked(card, 'person-name');
  const key = salesKeyOfPath(url.pathname);
  const shown = nameText(name && withoutPresence(normaliseText(visibleText(name)), labelsIn(card)));
  if (!name || !shown || !key) return { refused: 'unreadable' };
  const badges = findAll(card, BADGE);
  const degree = parseDegree(badges.map(visibleText).join(' ')) ?? degreeAfter(name);
  if (isAnonymousName(shown, degree)) return { refused: 'anonymous' };
  tally.win('name', 'marked');
  const role = findFirst(closest(card, 'main') ?? closest(card, 'body') ?? card, CURRENT_ROLE);
  return {
    lead: createPerson([key], shown, {
      headline: fieldText(markedText(card, 'headline'), LONGEST.headline),
      ...(role && readRole(role, url)),
      location: fieldText(markedText(card, 'location') ?? besidePin(card), LONGEST.location),
      degree,
      ...readMarks(card),
    }),
  };
}

/** What stands alone beside the pin. */
function besidePin(card: Element): string | undefined {
  const [pin, ...others] = findAll(card, PIN);
  const icon = pin && closest(pin, 'svg');
  const block = icon && parentOf(icon);
  const beside = icon && nextElement(icon);
  if (!block || !beside || others.length > 0 || findFirst(block, 'a, button, [data-anonymize]')) return undefined;
  const text = visibleText(beside);
  return normaliseText(visibleText(block)) === normaliseText(text) ? text : undefined;
}

/** The first of the present positions; a company that stands after the second position is the second's. */
function readRole(role: Element, url: URL): Pick<Person, 'position' | 'company' | 'companyKey'> {
  const marks = findAll(role, (['job-title', 'title', 'company-name'] as const).map(selectorOf).join());
  const isCompany = (mark: Element) => attribute(mark, 'data-anonymize') === 'company-name';
  const titles = marks.filter((mark) => !isCompany(mark));
  const [title, second] = titles;
  const first = second && marks.some(isCompany) ? marks.slice(0, marks.indexOf(second)) : marks;
  const company = first.find(isCompany);
  const name = fieldText(company && visibleText(company), LONGEST.location);
  return {
    position: fieldText(title && visibleText(title), LONGEST.location),
    company: name,
    companyKey: name && company && companyKeyOfMark(company, url),
  };
}

/** The address changes before the content does: whether the top card itself, by its links and ids, is somebody else's. */
function isOfAnother(card: Element, url: URL): boolean {
  const asked = salesKeyOfPath(url.pathname);
  const name = marked(card, 'person-name');
  const picture = findAll(card, '[data-anonymize="headshot-photo"]').find((image) => !closest(image, 'li'));
  const keysAround = (face: Element | undefined) =>
    face === undefined
      ? []
      : [
          salesKeyOfPath(pathOf(closest(face, 'a') ?? findFirst(face, 'a'), url)),
          salesKeyOfUrn(attribute(closest(face, `[${URN}]`) ?? face, URN)),
        ].filter((key) => key !== undefined);
  const messages = findAll(card, 'a[href*="recipient="]').flatMap(
    (anchor) => salesKey(/[?&]recipient=(ACwAA[\w-]+)/.exec(attribute(anchor, 'href') ?? '')?.[1] ?? '') ?? [],
  );
  const keys = [...keysAround(name), ...keysAround(picture), ...messages];
  return keysAround(name).some((key) => key !== asked) || (keys.length > 0 && !keys.some((key) => key === asked));
}

/** One person in Sales Navigator. */
export const salesLead: PageType = {
  id: 'sales-lead',
  examples: ['https://www.linkedin.com/sales/lead/ACwAAAFAKE00001,NAME_SEARCH,aB1c?_ntb=x'],
  matches: (url) => /^\/sales\/(?:lead|people)\/[^/]+\/?$/.test(url.pathname),
  readRows(page, url) {
    const reading = readLayouts([topCard], page, url);
    const [card] = topCard.findCards(page);
    return card && isOfAnother(card, url) ? { ...reading, state: 'stale' } : reading;
  },
};
