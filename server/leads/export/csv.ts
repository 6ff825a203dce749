import Papa from 'papaparse';
import type { LeadRecord } from '../../contract/records.ts';
import { columns } from './columns.ts';

/**
 * What a spreadsheet would take for a formula: one of these, also in full width, behind blanks or invisible characters, at
 * the start of a cell, or behind what somebody's settings take for the end of one (a semicolon, a tab, a new line).
 */
const FORMULA = /(^|[;\t\n\v\f\r\u0085\u2028\u2029])([\s"\p{C}]*)(?=[=+\-@|%\uff1d\uff0b\uff0d\uff20\u2212])/gu;

/** A text that stays one in a spreadsheet: an apostrophe stands before what would begin a formula. */
export const harmless = (text: string): string => text.replace(FORMULA, "$1$2'");

/** RFC 4180, every cell in quotes. The mark at the start tells spreadsheets that it is UTF-8. */
export function* csvRows(leads: readonly LeadRecord[], isFirst: boolean): Generator<string> {
  const toRow = (cells: unknown[]) => `${Papa.unparse([cells], { quotes: true })}\r\n`;
  if (isFirst) yield `\ufeff${toRow(Object.keys(columns))}`;
  for (const lead of leads) yield toRow(Object.values(columns).map((cell) => harmless(String(cell(lead) ?? ''))));
}
