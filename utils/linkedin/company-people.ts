import type { IdentityKey } from '../lead/identity-key.ts';
import { isAnonymousName } from './anonymous.ts';
import { parseDegree } from './degree.ts';
import { attribute, closest, findAll, findFirst, visibleText } from './dom.ts';
import { miniProfileKeyOf, pathOf, profileKeyOfPath } from './links.ts';
import type { PageType, ReadRow } from './page-type.ts';
import { linesOf, readCardLinks } from './people-search/card-links.ts';
import { isAnothersCompany } from './results/company-address.ts';
import type { Layout, Reading } from './results/layout.ts';
import { outermost } from './results/outermost.ts';
import { readLayouts } from './results/read-layouts.ts';
import { createPerson, LONGEST, nameText, readMarks } from './results/title.ts';
import { fieldText, normaliseText } from './text.ts';

/** Known from selectors that many public tools agree on; no whole page was seen. */
const ember: Layout = {
  name: 'ember',
  // seen 2021 to 2026
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
  const title = tally.first('name', [
    ['lockup-title', () => findFirst(card, '.artdeco-entity-lockup__title, .org-people-profile-card__profile-title')],
    ['avatar-link', () => linkWithText(card)],
  ]);
  const shown = nameText(title && visibleText(title));
  const badge = findFirst(card, '.artdeco-entity-lockup__degree');
  const degree = badge && parseDegree(visibleText(badge));
  const own = title && ownLinks(card, title, url);
  if (!shown) return own?.[0] ? { refused: 'unreadable' } : undefined;
  // An anonymous member's card leads to nobody; the connections one shares with them are linked all the same.
  if (isAnonymousName(shown, degree) || (!own?.[0] && degree === undefined)) return { refused: 'anonymous' };
  const [link, other] = own ?? [];
  // Name and picture lead to the same person, or nobody knows to whom; one by vanity name and one by id may be the same.
  if (!link || (other && kindOf(other.key) === kindOf(link.key) && other.key !== link.key))
    return { refused: 'unreadable' };
  const subtitle = findFirst(card, '.artdeco-entity-lockup__subtitle');
  const links = { ...readCardLinks(card, url), owner: link.key };
  return {
    lead: createPerson([link.key, miniProfileKeyOf(link.href)], shown, {
      headline: fieldText(subtitle && visibleText(subtitle), LONGEST.headline),
      degree,
      ...readMarks(card),
    }),
    lines: linesOf(findAll(card, '.t-12'), links),
  };
}

const AVATAR = 'a[id*="profile-image"], .artdeco-entity-lockup__image a';

/** Whom the name and the picture lead to. Any other profile link on a card is somebody else's. */
function ownLinks(card: Element, title: Element, url: URL): { key: IdentityKey; href: string }[] {
  return [closest(title, 'a') ?? findFirst(title, 'a'), findFirst(card, AVATAR)].flatMap((anchor) => {
    const key = profileKeyOfPath(pathOf(anchor, url) ?? '');
    return anchor && key ? [{ key, href: attribute(anchor, 'href') ?? '' }] : [];
  });
}

function linkWithText(card: Element): Element | undefined {
  const anchor = findFirst(card, AVATAR);
  return anchor && normaliseText(visibleText(anchor)) !== '' ? anchor : undefined;
}

const kindOf = (key: IdentityKey): string => key.slice(0, key.indexOf(':'));

/** The People tab of a company's page: whoever says that they work there. Grows as it is scrolled. */
export const companyPeople: PageType = {
  id: 'company-people',
  examples: ['https://www.linkedin.com/company/norrvik-steel/people/?keywords=plant'],
  matches: (url) => /^\/company\/[^/]+\/people\/?$/.test(url.pathname),
  readRows(page, url) {
    const reading = readLayouts([ember], page, url);
    return reading.rows.length > 0 && isAnothersCompany(page, url) ? { ...reading, state: 'stale' } : reading;
  },
};
