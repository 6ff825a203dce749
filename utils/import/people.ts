import type { Person } from '../lead/lead.ts';
import { parsePersonName } from '../lead/person-name.ts';
import { isAnonymousName } from '../linkedin/anonymous.ts';
import { fieldText } from '../linkedin/text.ts';
import { type Column, type Field, type Fields, fields } from './columns.ts';
import { parseDay } from './day.ts';
import { findProfile, linksOf } from './profile-link.ts';
import type { Table } from './table.ts';

/** Why a line is not imported. */
export type LineRefusal =
  | 'blank'
  | 'open-quote'
  | 'no-link'
  | 'link-not-profile'
  | 'no-name'
  | 'anonymous'
  | 'double'
  | 'no-date'
  | 'before-date'
  | 'too-many';

export interface ImportedPerson {
  lead: Person;
  /** the row of the file */
  place: number;
  /** the person's own profile */
  url: string;
}

export interface Reading {
  people: ImportedPerson[];
  refused: { row: number; reason: LineRefusal; text: string }[];
}

export const MOST_PEOPLE = 100_000;

/** The people of a table, and every line that is none, with the reason. @param since only who was connected on this day or later */
export function readPeople(table: Table, columns: readonly Column[], since?: string): Reading {
  const reading: Reading = { people: [], refused: [] };
  const seen = new Set<string>();
  for (const { cells, row, open } of table.rows) {
    const read = open
      ? { reason: 'open-quote' as const }
      : readLine(pick(cells, columns), table.source === 'connections', since);
    const reason = 'reason' in read ? read.reason : checkPlace(read.lead, reading.people.length, seen);
    if (reason) reading.refused.push({ row, reason, text: lineText(cells, columns) });
    else if ('lead' in read) reading.people.push({ ...read, place: row });
  }
  return reading;
}

function checkPlace({ identityKeys }: Person, before: number, seen: Set<string>): LineRefusal | undefined {
  const isDouble = identityKeys.some((key) => seen.has(key));
  for (const key of identityKeys) seen.add(key);
  if (isDouble) return 'double';
  return before >= MOST_PEOPLE ? 'too-many' : undefined;
}

function pick(cells: readonly string[], columns: readonly Column[]): Fields {
  const found: Fields = {};
  columns.forEach((column, index) => {
    const cell = cells[index]?.trim();
    if (!cell || column === 'private' || column === 'ignored') return;
    if (column === 'url') found.url = found.url ? `${found.url}\n${cell}` : cell;
    else if (!WORDS.has(column) || !isContact(cell)) found[column] ??= cell;
  });
  return found;
}

const WORDS: ReadonlySet<Column> = new Set(fields.filter((field) => !/url|id$|connected/i.test(field)));

/** An e-mail address or a telephone number, under whatever header it stands. */
const isContact = (cell: string): boolean =>
  /^<?[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+>?$/.test(cell) ||
  (/^\+?[\d\s().\-/]+$/.test(cell) && cell.replace(/\D/g, '').length >= 6);

/** One person from what is stated of them. Nothing is inferred: no company from a headline, no name from an address. */
export function readLine(
  line: Fields,
  isConnection = false,
  since?: string,
): { lead: Person; url: string } | { reason: LineRefusal } {
  const shown = fieldText(line.name ?? [line.given, line.family].filter(Boolean).join(' '), 400);
  const links = linksOf(line);
  if (!shown && links.length === 0 && !line.memberId) return { reason: 'blank' };
  const found = findProfile(line);
  if (!found) return { reason: links.length === 0 ? 'no-link' : 'link-not-profile' };
  if (!shown) return { reason: 'no-name' };
  if (isAnonymousName(shown, 1)) return { reason: 'anonymous' };
  if (since !== undefined) {
    const day = parseDay(line.connectedOn ?? '');
    if (!day) return { reason: 'no-date' };
    if (day < since) return { reason: 'before-date' };
  }
  const stated = (field: Field, longest: number) => fieldText(line[field], longest);
  const place = ['city', 'state', 'country'] as const;
  const rest = {
    headline: stated('headline', 1000),
    position: stated('position', 400),
    company: stated('company', 400),
    location: stated('location', 400) ?? fieldText(place.flatMap((part) => line[part] ?? []).join(', '), 400),
  };
  return {
    url: found.url,
    lead: {
      kind: 'person',
      identityKeys: found.keys,
      name: nameOf(shown, line),
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
      ...(isConnection && { degree: 1 }), // the file lists the member's own connections
    },
  };
}

/** What the parser could not tell apart, the file's own two columns may. */
function nameOf(shown: string, { given, family }: Fields): Person['name'] {
  const parsed = parsePersonName(shown);
  if (parsed.given ?? parsed.family) return parsed;
  const parts = { given: fieldText(given, 200), family: fieldText(family, 200) };
  return { ...parsed, ...(parts.given && { given: parts.given }), ...(parts.family && { family: parts.family }) };
}

/** The line as the report shows it: without what is private. */
const lineText = (cells: readonly string[], columns: readonly Column[]): string =>
  cells
    .filter((cell, index) => cell.trim() !== '' && columns[index] !== 'private' && !isContact(cell.trim()))
    .join(' · ')
    .slice(0, 160);
