import type { Person } from '../lead/lead.ts';
import { parsePersonName } from '../lead/person-name.ts';
import { parseCurrentPosition } from './current-position.ts';
import type { Extraction, Row } from './extraction.ts';
import { stateOfNotice } from './notice-words.ts';
import type { Line, RawExtraction, ReadRow } from './page-type.ts';
import { countSharedIn, isFollowers, isOfShared } from './shared-connections.ts';

/** Turns what a page's script read into what it means. Needs no page: LinkedIn's pages do not pay for its tables of words. */
export function understand({ notice, ...raw }: RawExtraction): Extraction {
  const state = notice ? stateOfNotice(raw.state, notice) : raw.state;
  const isKept = state === raw.state;
  return {
    ...raw,
    state,
    rows: isKept ? raw.rows.map((row) => understandRow(row, raw.layout?.startsWith('sdui') === true)) : [],
    strategies: isKept ? raw.strategies : {},
  };
}

/** @param movesUp whether what stands under a missing line takes its place */
function understandRow(row: ReadRow, movesUp: boolean): Row {
  if (!('lead' in row) || row.lead.kind !== 'person') return 'lead' in row ? { lead: row.lead } : row;
  const { kind, identityKeys, name, headline, location, ...fields } = row.lead;
  const lead: Person = { kind, identityKeys, name: parsePersonName(name.shown) };
  const below = row.lines ?? [];
  // Where a line is missing the snippet moves up: a line about the present job is then neither headline nor place. Below both of
  // them it stands where it belongs, and a headline may begin as it likes. What counts people is no place.
  const jobs = [location ? undefined : headline, location].map((text) =>
    movesUp && text ? parseCurrentPosition(text) : undefined,
  );
  const isCount = location !== undefined && isNoPlace(location);
  if (headline && !jobs[0]) lead.headline = headline;
  if (location && !jobs[1] && !isCount && !LABELLED.test(location)) lead.location = location;
  const current = jobs.find(Boolean) || firstOf(below, ({ text }) => parseCurrentPosition(text));
  const sharedConnections = firstOf(isCount ? [...below, { text: location }] : below, countSharedIn);
  return { lead: Object.assign(lead, current, sharedConnections && { sharedConnections }, fields) };
}

/** "Skills: …", "Past: …": the snippet stands where a missing place would. */
const LABELLED = /^[^:：]{2,30}[:：]/;

/** "2K followers", "Ida Brek and Tomas Vell are mutual connections", "Talks about #steel": what moves up where no place is stated. */
const isNoPlace = (text: string): boolean =>
  isFollowers(text) || isOfShared(text) || /(?:^|\s)#\p{L}|^provides services\b/iu.test(text);

function firstOf<T>(lines: Line[], read: (line: Line) => T | undefined): T | undefined {
  for (const line of lines) {
    const found = read(line);
    if (found !== undefined) return found;
  }
  return undefined;
}
