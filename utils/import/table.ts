import Papa from 'papaparse';
import type { ImportSource } from '../messaging/protocol.ts';
import { type Column, mapColumns, normaliseHeader } from './columns.ts';

export interface Table {
  /** whose export it looks like */
  source: ImportSource;
  header: string[];
  columns: Column[];
  /** `open`: a quotation mark in it is never closed, and swallows all lines after it */
  rows: { cells: string[]; row: number; open?: true }[];
}

export type TableFailure = 'not-text' | 'too-large' | 'no-header' | 'no-rows';

export const MOST_BYTES = 20 * 1024 * 1024;
/** LinkedIn writes three lines of notes before its table; other tools a title. */
const MOST_PREAMBLE = 30;
const DELIMITERS = [',', ';', '\t', '|'];
/** More columns than anybody maps by hand. */
const MOST_COLUMNS = 200;

/**
 * Reads a file of people as a table: finds its encoding, its separator and the line that its columns are named in.
 * `row` is the number that a spreadsheet shows.
 */
export function readTable(bytes: Uint8Array): { ok: true; table: Table } | { ok: false; code: TableFailure } {
  if (bytes.length > MOST_BYTES) return { ok: false, code: 'too-large' };
  const text = decode(bytes);
  if (text === undefined) return { ok: false, code: 'not-text' };
  const found = findHeader(text);
  if (!found) return { ok: false, code: 'no-header' };
  const { delimiter, at } = found;
  const { data, errors } = Papa.parse<string[]>(text, { delimiter });
  const openAt = errors.find(({ code }) => code === 'MissingQuotes')?.row;
  const [header = [], ...rest] = data.slice(at).map((cells) => cells.slice(0, MOST_COLUMNS));
  const rows = rest.flatMap((cells, index) => {
    const isOpen = openAt !== undefined && at + index + 1 >= openAt;
    return cells.some((cell) => cell.trim() !== '')
      ? [{ cells, row: at + index + 2, ...(isOpen && { open: true as const }) }]
      : [];
  });
  if (rows.length === 0) return { ok: false, code: 'no-rows' };
  const columns = mapColumns(header);
  return { ok: true, table: { source: sourceOf(header, columns), header, columns, rows } };
}

/** UTF-8 unless a mark at the start, or a byte that cannot be, says otherwise. Undefined for what is no text: a workbook, a picture. */
function decode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const start = bytes.subarray(0, 4000);
  if (start.includes(0)) return decodeWide(bytes, start);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes); // what a spreadsheet saves as "CSV" on a European Windows
  }
}

/** UTF-16 that does not say so: in a header every second byte is 0. */
function decodeWide(bytes: Uint8Array, start: Uint8Array): string | undefined {
  const zeros = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (bytes.length % 2 !== 0 || Math.min(even, odd) > 0 || even + odd < start.length / 4) return undefined;
  return new TextDecoder(even > odd ? 'utf-16be' : 'utf-16le').decode(bytes);
}

const parse = (text: string, delimiter: string, preview = 0): string[][] =>
  Papa.parse<string[]>(text, { delimiter, preview }).data;

/** The line with the most columns that are known, under the separator that finds the most. */
function findHeader(text: string): { delimiter: string; at: number } | undefined {
  let best: { delimiter: string; at: number; known: number } | undefined;
  for (const delimiter of DELIMITERS) {
    for (const [at, cells] of parse(text, delimiter, MOST_PREAMBLE).entries()) {
      const known = mapColumns(cells).filter((column) => column !== 'ignored').length;
      if (known > (best?.known ?? 1)) best = { delimiter, at, known };
    }
  }
  return best;
}

function sourceOf(header: string[], columns: Column[]): ImportSource {
  const names = new Set(header.map(normaliseHeader));
  const has = (...any: string[]) => any.some((name) => names.has(name));
  if (has('apollocontactid', 'personlinkedinurl')) return 'apollo';
  if (has('vmid', 'defaultprofileurl') || (has('profileurl') && has('fullname', 'query', 'timestamp')))
    return 'phantombuster';
  if (has('hslinkedinurl', 'recordid', 'hsobjectid')) return 'hubspot';
  return columns.includes('connectedOn') ? 'connections' : 'table';
}
