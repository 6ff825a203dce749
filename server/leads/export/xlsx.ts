import type { LeadRecord } from '../../contract/records.ts';
import { columns } from './columns.ts';
import { zip } from './zip.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The fewest parts that a workbook has (ECMA-376, part 1, 12.3); the sheet itself comes last, for it is streamed. */
const parts: [name: string, text: string][] = [
  [
    '[Content_Types].xml',
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Leads" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  ],
];

/** The most that a cell holds. */
const CELL = 32_767;

/** As XML's text: without what XML 1.0 cannot say, and with what a spreadsheet would take for an escape (_x0041_) escaped. */
const escapeText = (text: string): string =>
  text
    .slice(0, CELL)
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replaceAll('\r', '_x000D_') // XML itself would make a new line of it
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** A text is said to be one, so that no program takes it for a formula. */
function toCell(value: string | number | undefined): string {
  if (value === undefined || value === '') return '<c/>';
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  return `<c t="inlineStr"><is><t xml:space="preserve">${escapeText(value)}</t></is></c>`;
}

const toRow = (cells: readonly (string | number | undefined)[]) => `<row>${cells.map(toCell).join('')}</row>`;

/** The sheet's own text, a page of leads at a time; `sheetEnd` closes it. */
export function* sheetRows(leads: readonly LeadRecord[], isFirst: boolean): Generator<string> {
  if (isFirst) yield `${XML}<worksheet xmlns="${MAIN}"><sheetData>${toRow(Object.keys(columns))}`;
  for (const lead of leads) yield toRow(Object.values(columns).map((cell) => cell(lead)));
}

export const sheetEnd = '</sheetData></worksheet>';

/** A workbook (ECMA-376) with this sheet in it, as it is written. */
export const toWorkbook = (sheet: AsyncIterable<string>): AsyncIterable<Uint8Array> =>
  zip(parts, { name: 'xl/worksheets/sheet1.xml', text: sheet });
