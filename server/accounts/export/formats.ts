import Papa from 'papaparse';
import { harmless } from '../../leads/export/csv.ts';

type Row = Readonly<Record<string, unknown>>;

/** How an export is written, piece by piece. `lines` of one row, so that whoever reads along knows how far it is. */
export interface ExportFormat {
  readonly type: string;
  readonly head: (at: string) => string;
  readonly openTable: (name: string, isFirst: boolean) => string;
  readonly row: (table: string, row: Row, place: number) => string;
  readonly closeTable: string;
  readonly tail: (withheld: Readonly<Record<string, string>>) => string;
  readonly lines: (columns: readonly string[]) => number;
}

const json: ExportFormat = {
  type: 'application/json',
  head: (at) => `{"exportedAt":${JSON.stringify(at)},"tables":{`,
  openTable: (name, isFirst) => `${isFirst ? '' : ','}${JSON.stringify(name)}:[`,
  row: (_table, row, place) => `${place === 0 ? '' : ','}\n${JSON.stringify(row)}`,
  closeTable: ']',
  tail: (withheld) => `},"withheld":${JSON.stringify(withheld)}}`,
  lines: () => 1,
};

const line = (cells: readonly unknown[]) => `${Papa.unparse([cells], { quotes: true })}\n`;
const toText = (value: unknown) =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** One line per field, which every spreadsheet can filter: table, row, field, value. No cell of it begins a formula. */
const csv: ExportFormat = {
  type: 'text/csv; charset=utf-8; header=present',
  head: () => `\ufeff${line(['Table', 'Row', 'Field', 'Value'])}`,
  openTable: () => '',
  row: (table, row, place) =>
    Object.entries(row)
      .map(([field, value]) => line([table, place + 1, field, harmless(toText(value)).replaceAll(/\r?\n/g, ' ')]))
      .join(''),
  closeTable: '',
  tail: () => '',
  lines: (columns) => columns.length,
};

export const exportFormats = { json, csv } as const;
