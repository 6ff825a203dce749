import Papa from 'papaparse';
import type { LeadRecord } from '../../contract/records.ts';
import { findProfileUrl } from './profile-url.ts';

const columns: Readonly<Record<string, (lead: LeadRecord) => string | number | undefined>> = {
  Name: (lead) => lead.name.shown,
  'Given name': (lead) => lead.name.given,
  'Family name': (lead) => lead.name.family,
  Headline: (lead) => lead.headline,
  Position: (lead) => lead.position,
  Company: (lead) => lead.company,
  Location: (lead) => lead.location,
  Industry: (lead) => lead.industry,
  Size: (lead) => lead.size,
  'Profile URL': findProfileUrl,
  Degree: (lead) => lead.degree,
  Owner: (lead) => lead.owner.name,
  Kind: (lead) => lead.kind,
  'Identity keys': (lead) => lead.identityKeys.join(' '),
  'First captured': (lead) => lead.firstCapturedAt,
  'Last captured': (lead) => lead.lastCapturedAt,
  Updated: (lead) => lead.updatedAt,
  'Source page': (lead) => lead.source?.url,
  Id: (lead) => lead.id,
};

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
