import type { Person } from '../lead/lead.ts';
import { parsePersonName } from '../lead/person-name.ts';
import { parseCurrentPosition } from './current-position.ts';
import type { Extraction, Row } from './extraction.ts';
import { stateOfNotice } from './notice-words.ts';
import type { Line, RawExtraction, ReadRow } from './page-type.ts';
import { countSharedIn, isFollowers } from './shared-connections.ts';

/** Turns what a page's script read into what it means. Needs no page: LinkedIn's pages do not pay for its tables of words. */
export function understand({ notice, ...raw }: RawExtraction): Extraction {
  const state = notice ? stateOfNotice(raw.state, notice) : raw.state;
  const isKept = state === raw.state;
  return { ...raw, state, rows: isKept ? raw.rows.map(understandRow) : [], strategies: isKept ? raw.strategies : {} };
}

function understandRow(row: ReadRow): Row {
  if (!('lead' in row) || row.lead.kind !== 'person') return 'lead' in row ? { lead: row.lead } : row;
  const { kind, identityKeys, name, headline, location, ...fields } = row.lead;
  const lead: Person = { kind, identityKeys, name: parsePersonName(name.shown) };
  const below = row.lines ?? [];
  // A line about the present job is neither headline nor place, wherever it stands; one that counts people is no place.
  if (headline && !parseCurrentPosition(headline)) lead.headline = headline;
  if (location && isPlace(location)) lead.location = location;
  const current = [headline, location, ...below.map(({ text }) => text)].map(
    (text) => text && parseCurrentPosition(text),
  );
  const sharedConnections = firstCount(location ? [...below, { text: location }] : below);
  return { lead: { ...lead, ...current.find(Boolean), ...(sharedConnections && { sharedConnections }), ...fields } };
}

const isPlace = (text: string): boolean =>
  !parseCurrentPosition(text) && !isFollowers(text) && countSharedIn({ text }) === undefined;

function firstCount(lines: Line[]): number | undefined {
  for (const line of lines) {
    const count = countSharedIn(line);
    if (count !== undefined) return count;
  }
  return undefined;
}
