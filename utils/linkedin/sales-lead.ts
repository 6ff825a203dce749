import { isAnonymousName } from './anonymous.ts';
import { parseDegree } from './degree.ts';
import { attribute, closest, findFirst, nextElement, visibleText } from './dom.ts';
import { companyKeyOfPath, pathOf, salesKeyOfPath } from './links.ts';
import type { PageType, ReadRow } from './page-type.ts';
import type { Layout, Reading } from './results/layout.ts';
import { readLayouts } from './results/read-layouts.ts';
import { createPerson, LONGEST, nameText, readMarks } from './results/title.ts';
import { marked, markedText } from './sales/marked.ts';
import { fieldText, normaliseText } from './text.ts';

const TOP_CARD = '[data-sn-view-name="feature-lead-top-card"]';
const CURRENT_ROLE = '[data-sn-view-name="lead-current-role"]';

/** Known from fragments and from selectors that many public tools agree on; no whole page was seen. */
const topCard: Layout = {
  name: 'top-card',
  seen: '2021 to 2026',
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
  const shown = nameText(name && visibleText(name));
  if (!name || !shown || !key) return { refused: 'unreadable' };
  const badge = findFirst(card, '.artdeco-entity-lockup__degree') ?? badgeAfter(name);
  const degree = badge && parseDegree(visibleText(badge));
  if (isAnonymousName(shown, degree)) return { refused: 'anonymous' };
  tally.win('name', 'marked');
  const role = findFirst(closest(card, 'main') ?? closest(card, 'body') ?? card, CURRENT_ROLE);
  const company = role && marked(role, 'company-name');
  const companyName = fieldText(company && visibleText(company), LONGEST.location);
  return {
    lead: createPerson([key], shown, {
      headline: fieldText(markedText(card, 'headline'), LONGEST.headline),
      position: role && fieldText(markedText(role, 'job-title') ?? markedText(role, 'title'), LONGEST.location),
      company: companyName,
      companyKey: companyName && companyKeyOfPath(pathOf(company && closest(company, 'a'), url)),
      location: fieldText(markedText(card, 'location'), LONGEST.location),
      degree,
      ...readMarks(card),
    }),
  };
}

function badgeAfter(name: Element): Element | undefined {
  const next = nextElement(name);
  if (!next || attribute(next, 'data-anonymize')) return undefined;
  return normaliseText(visibleText(next)).length <= 16 ? next : undefined;
}

/** One person in Sales Navigator. */
export const salesLead: PageType = {
  id: 'sales-lead',
  examples: ['https://www.linkedin.com/sales/lead/ACwAAAFAKE00001,NAME_SEARCH,aB1c?_ntb=x'],
  matches: (url) => /^\/sales\/(?:lead|people)\/[^/]+\/?$/.test(url.pathname),
  readRows: (page, url) => readLayouts([topCard], page, url),
};
