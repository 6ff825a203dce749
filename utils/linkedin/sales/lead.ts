import type { IdentityKey } from '../../lead/identity-key.ts';
import { isAnonymousName } from '../anonymous.ts';
import { parseDegree } from '../degree.ts';
import { attribute, byTag, closest, findFirst, nextElement, parentOf, rawText, visibleText } from '../dom.ts';
import { companyKeyOfPath, pathOf, salesKeyOfPath, salesKeyOfUrn } from '../links.ts';
import type { ReadRow } from '../page-type.ts';
import type { Reading } from '../results/layout.ts';
import { createPerson, LONGEST, nameText, readMarks } from '../results/title.ts';
import { fieldText, normaliseText, onlyNumber } from '../text.ts';
import { marked, markedText } from './marked.ts';

/** "Orla Quist is reachable", "Orla Quist was last active 2 hours ago": presence, written into the name. Seen in English only. */
const PRESENCE = /\s+(?:is reachable|was last active\b.*)$/i;

/** A lead in search results or in a list. Keyed by the `ACwAA…` id alone: whatever follows it changes with the session. */
export function readLead(
  row: Element,
  { url, tally }: Reading,
  position: () => string | undefined,
): ReadRow | undefined {
  const name = tally.first('name', [
    ['marked', () => marked(row, 'person-name')],
    ['link', () => leadLinks(row).find((anchor) => normaliseText(visibleText(anchor)) !== '')],
  ]);
  const urnKey = salesKeyOfUrn(urnOf(row));
  if (!name) return urnKey ? { refused: 'unreadable' } : undefined;
  const degree = degreeOf(row, name);
  const shown = nameText(normaliseText(visibleText(name)).replace(PRESENCE, ''));
  if (!shown) return { refused: 'unreadable' };
  if (isAnonymousName(shown, degree)) return { refused: 'anonymous' };
  const own = closest(name, 'a') ?? findFirst(name, 'a');
  const linkKey = salesKeyOfPath(pathOf(own, url));
  const key = linkKey ?? urnKey;
  // The row's own id and the name's link must lead to one person.
  if (!key || (linkKey && urnKey && linkKey !== urnKey)) return { refused: 'unreadable' };

  const title = fieldText(position(), LONGEST.headline);
  const company = tally.first('company', [
    ['marked', () => fieldText(markedText(row, 'company-name'), LONGEST.location)],
    ['beside-title', () => companyBeside(row)],
  ]);
  return {
    lead: createPerson([key], shown, {
      position: title && title.length <= LONGEST.location ? title : undefined,
      company,
      companyKey: company && companyKeyIn(row, url),
      location: fieldText(markedText(row, 'location'), LONGEST.location),
      degree,
      sharedConnections: sharedIn(row),
      ...readMarks(closest(name, '.artdeco-entity-lockup__content') ?? parentOf(name) ?? name),
    }),
  };
}

const leadLinks = (row: Element) =>
  byTag(row, 'a', 20).filter((anchor) => /\/sales\/(?:lead|people)\//.test(attribute(anchor, 'href') ?? ''));

const URN = 'data-scroll-into-view';

const urnOf = (row: Element): string | undefined =>
  attribute(row, 'data-row-id') ?? attribute(row, URN) ?? attribute(findFirst(row, `[${URN}]`) ?? row, URN);

/** A badge of its own in search results; in lists, a few letters beside the name. */
function degreeOf(row: Element, name: Element): number | undefined {
  const badge = findFirst(row, '.artdeco-entity-lockup__degree');
  if (badge) return parseDegree(visibleText(badge));
  const next = nextElement(closest(name, 'a') ?? name);
  const text = next && !attribute(next, 'data-anonymize') ? normaliseText(visibleText(next)) : '';
  return text.length <= 16 ? parseDegree(text) : undefined;
}

/** A company without a page of its own is bare text after the title: "Plant Manager · Norrvik Steel +1 more". */
function companyBeside(row: Element): string | undefined {
  const title = marked(row, 'title');
  const line = title && parentOf(title);
  if (!title || !line) return undefined;
  const text = normaliseText(visibleText(line));
  const before = normaliseText(visibleText(title));
  if (!text.startsWith(before)) return undefined;
  return fieldText(
    text
      .slice(before.length)
      .replace(/^[\s·•|,–-]+/, '')
      .replace(/\s*\+\s?\d.*$/, ''),
    LONGEST.location,
  );
}

function companyKeyIn(row: Element, url: URL): IdentityKey | undefined {
  const company = marked(row, 'company-name');
  return company && companyKeyOfPath(pathOf(closest(company, 'a'), url));
}

function sharedIn(row: Element): number | undefined {
  const spotlight = findFirst(row, '[data-control-name="search_spotlight_shared_connections"]');
  return spotlight && (onlyNumber(normaliseText(rawText(spotlight))) || undefined);
}
