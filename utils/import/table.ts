import Papa from 'papaparse';
import type { ImportSource } from '../messaging/protocol.ts';
import { type Column, mapColumns, normaliseHeader } from './columns.ts';

export interface Table {
  /** whose export it looks like */
  source: ImportSource;
  header: string[];
  columns: Column[];
  rows: { cells: string[]; row: number }[];
}

export type TableFailure = 'not-text' | 'too-large' | 'no-header' | 'no-rows';

export const MOST_BYTES = 20 * 1024 * 1024;
/** LinkedIn writes three lines of notes before its table; other tools a title. */
const MOST_PREAMBLE = 30;
const DELIMITERS = [',', ';', '\t'];

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
  const [header = [], ...rest] = parse(text, delimiter).slice(at);
  const rows = rest.flatMap((cells, index) =>
    cells.some((cell) => cell.trim() !== '') ? [{ cells, row: at + index + 2 }] : [],
  );
  if (rows.length === 0) return { ok: false, code: 'no-rows' };
  const columns = mapColumns(header);
  return { ok: true, table: { source: sourceOf(header, columns), header, columns, rows } };
}

/** UTF-8 unless a mark at the start, or a byte that cannot be, says otherwise. Undefined for what is no text: a workbook, a picture. */
function decode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 4000).includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes); // what a spreadsheet saves as "CSV" on a European Windows
  }
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
