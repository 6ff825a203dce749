import type { Person } from '../lead/lead.ts';
import { parsePersonName } from '../lead/person-name.ts';
import { parseCurrentPosition } from './current-position.ts';
import type { Extraction, Row } from './extraction.ts';
import type { RawExtraction, ReadRow } from './page-type.ts';

/** Turns what a page's script read into what it means. Needs no page: LinkedIn's pages do not pay for its tables of words. */
export const understand = (raw: RawExtraction): Extraction => ({ ...raw, rows: raw.rows.map(understandRow) });

function understandRow(row: ReadRow): Row {
  if (!('lead' in row) || row.lead.kind !== 'person') return 'lead' in row ? { lead: row.lead } : row;
  const { kind, identityKeys, name, headline, location, ...fields } = row.lead;
  const lines = [headline, location, ...(row.lines ?? [])];
  const current = lines.map((line) => line && parseCurrentPosition(line));
  const lead: Person = { kind, identityKeys, name: parsePersonName(name.shown) };
  // A line about the present job is neither headline nor location, wherever it stands.
  if (headline && !current[0]) lead.headline = headline;
  if (location && !current[1]) lead.location = location;
  return { lead: { ...lead, ...current.find(Boolean), ...fields } };
}
