import type { ExportFormat, LeadRecord } from '../../contract/records.ts';
import { csvRows } from './csv.ts';
import { toVcard } from './vcard.ts';
import { sheetEnd, sheetRows, toWorkbook } from './xlsx.ts';

interface Format {
  readonly type: string;
  /** The text of one page of leads, piece by piece. */
  write(leads: readonly LeadRecord[], isFirst: boolean): Iterable<string>;
  readonly end?: string;
  /** What is sent of that text, where it is not the text itself. */
  readonly pack?: (text: AsyncIterable<string>) => AsyncIterable<Uint8Array>;
}

export const formats: Readonly<Record<ExportFormat, Format>> = {
  csv: { type: 'text/csv; charset=utf-8; header=present', write: csvRows },
  json: {
    type: 'application/json',
    *write(leads, isFirst) {
      if (isFirst) yield '{"leads":[';
      for (const [place, lead] of leads.entries())
        yield `${isFirst && place === 0 ? '' : ','}\n${JSON.stringify(lead)}`;
    },
    end: '\n]}\n',
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: sheetRows,
    end: sheetEnd,
    pack: toWorkbook,
  },
  vcf: {
    type: 'text/vcard; charset=utf-8',
    *write(leads) {
      for (const lead of leads) yield toVcard(lead);
    },
  },
};
