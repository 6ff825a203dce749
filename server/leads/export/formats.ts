import type { ExportFormat, LeadRecord } from '../../contract/records.ts';
import { csvRows } from './csv.ts';
import { toVcard } from './vcard.ts';

interface Format {
  readonly type: string;
  /** The text of one page of leads, piece by piece. */
  write(leads: readonly LeadRecord[], isFirst: boolean): Iterable<string>;
  readonly end?: string;
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
  vcf: {
    type: 'text/vcard; charset=utf-8',
    *write(leads) {
      for (const lead of leads) yield toVcard(lead);
    },
  },
};
