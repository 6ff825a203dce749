import { isAnonymousName } from '../anonymous.ts';
import { parseDegree } from '../degree.ts';
import { attribute, byTag, closest, findFirst, parentOf, rawText, visibleText } from '../dom.ts';
import { pathOf, salesKeyOfPath, salesKeyOfUrn } from '../links.ts';
import type { ReadRow } from '../page-type.ts';
import type { Reading } from '../results/layout.ts';
import { createPerson, LONGEST, nameText, readMarks } from '../results/title.ts';
import { fieldText, normaliseText, onlyNumber } from '../text.ts';
import { readEmployer } from './employer.ts';
import { marked, markedText } from './marked.ts';
import { labelsIn, withoutPresence } from './presence.ts';
import { degreeAfter } from './short-badge.ts';

/** Where a row states what its lead does. */
export interface Job {
  title?: Element;
  /** where the company stands, if not in the title's line */
  company?: Element;
}

/** A lead in search results or in a list. Keyed by the `ACwAA…` id alone: whatever follows it changes with the session. */
export function readLead(row: Element, { url, tally }: Reading, findJob: (row: Element) => Job): ReadRow | undefined {
  const name = tally.first('name', [
    ['marked', () => marked(row, 'person-name')],
    ['link', () => leadLinks(row).find((anchor) => normaliseText(visibleText(anchor)) !== '')],
  ]);
  const urnKey = salesKeyOfUrn(urnOf(row));
  if (!name) return urnKey ? { refused: 'unreadable' } : undefined;
  const badge = findFirst(row, '.artdeco-entity-lockup__degree');
  const degree = badge ? parseDegree(visibleText(badge)) : degreeAfter(closest(name, 'a') ?? name);
  const shown = nameText(withoutPresence(normaliseText(visibleText(name)), labelsIn(row)));
  if (!shown) return { refused: 'unreadable' };
  if (isAnonymousName(shown, degree)) return { refused: 'anonymous' };
  const own = closest(name, 'a') ?? findFirst(name, 'a');
  const linkKey = salesKeyOfPath(pathOf(own, url));
  const key = linkKey ?? urnKey;
  // The row's own id and the name's link must lead to one person.
  if (!key || (linkKey && urnKey && linkKey !== urnKey)) return { refused: 'unreadable' };

  const job = findJob(row);
  return {
    lead: createPerson([key], shown, {
      position: fieldText(job.title && visibleText(job.title), LONGEST.location),
      ...readEmployer(row, job.title, url, tally, job.company),
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

function sharedIn(row: Element): number | undefined {
  const spotlight = findFirst(row, '[data-control-name="search_spotlight_shared_connections"]');
  return spotlight && (onlyNumber(normaliseText(rawText(spotlight))) || undefined);
}
