import { isAnonymousName } from './anonymous.ts';
import { parseDegree } from './degree.ts';
import { attribute, byTag, findAll, findFirst, visibleText } from './dom.ts';
import { miniProfileKeyOf, pathOf, profileKeyOfPath } from './links.ts';
import type { PageType, ReadRow } from './page-type.ts';
import type { Layout, Reading } from './results/layout.ts';
import { outermost } from './results/outermost.ts';
import { readLayouts } from './results/read-layouts.ts';
import { createPerson, LONGEST, nameText, readMarks } from './results/title.ts';
import { fieldText, normaliseText, onlyNumber } from './text.ts';

/** Known from selectors that many public tools agree on; no whole page was seen. */
const ember: Layout = {
  name: 'ember',
  seen: '2021 to 2026',
  unverified: true,
  findCards: (page) =>
    outermost(
      findAll(
        page,
        'li.org-people-profile-card__profile-card-spacing, li.org-people-profile-card__card-spacing, li.org-people-profiles-module__profile-item',
      ),
    ),
  readCard,
};

function readCard(card: Element, { url, tally }: Reading): ReadRow | undefined {
  const anchors = byTag(card, 'a', 20);
  const people = anchors.flatMap((anchor) => {
    const key = profileKeyOfPath(pathOf(anchor, url) ?? '');
    return key ? [{ anchor, key }] : [];
  });
  const title = tally.first('name', [
    ['lockup-title', () => findFirst(card, '.artdeco-entity-lockup__title, .org-people-profile-card__profile-title')],
    ['link-text', () => people.find(({ anchor }) => normaliseText(visibleText(anchor)) !== '')?.anchor],
  ]);
  const shown = nameText(title && visibleText(title));
  const badge = findFirst(card, '.artdeco-entity-lockup__degree');
  const degree = badge && parseDegree(visibleText(badge));
  if (!shown) return people.length > 0 ? { refused: 'unreadable' } : undefined;
  // An anonymous member's card has no link at all.
  if (isAnonymousName(shown, degree) || anchors.length === 0) return { refused: 'anonymous' };
  const [own] = people;
  if (!own) return { refused: 'unreadable' };
  const subtitle = findFirst(card, '.artdeco-entity-lockup__subtitle');
  const shared = findFirst(card, 'span.t-12');
  return {
    lead: createPerson([own.key, miniProfileKeyOf(attribute(own.anchor, 'href') ?? '')], shown, {
      headline: fieldText(subtitle && visibleText(subtitle), LONGEST.headline),
      degree,
      sharedConnections: shared && countOf(normaliseText(visibleText(shared))),
      ...readMarks(card),
    }),
  };
}

/** "8 mutual connections". Where names come first nobody can tell by structure how many they are. */
const countOf = (text: string): number | undefined =>
  /^\P{N}{0,4}\p{N}/u.test(text) ? onlyNumber(text) || undefined : undefined;

/** The People tab of a company's page: whoever says that they work there. Grows as it is scrolled. */
export const companyPeople: PageType = {
  id: 'company-people',
  examples: ['https://www.linkedin.com/company/norrvik-steel/people/?keywords=plant'],
  matches: (url) => /^\/company\/[^/]+\/people\/?$/.test(url.pathname),
  readRows: (page, url) => readLayouts([ember], page, url),
};
