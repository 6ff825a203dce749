import { recordAudit } from '../../audit/audit.ts';
import { type LeadRecord, leadExportQuerySchema } from '../../contract/records.ts';
import { defineOperation } from '../../http/operation.ts';
import { listRecords } from '../records.ts';
import { formats } from './formats.ts';

const PAGE = 500;

/**
 * Page after page, each read in a transaction of its own when the one before has gone out: a slow reader holds no
 * connection of the database, and whatever the size a page is all that is in memory. Nobody comes twice; who is captured
 * meanwhile comes with the next export. Where the database goes away in between, the answer breaks off unfinished.
 */
export const exportLeads = defineOperation({
  id: 'exportLeads',
  method: 'GET',
  path: '/v1/leads/export',
  tag: 'Leads',
  summary: 'All leads that match, as a file',
  description:
    'CSV: RFC 4180 in UTF-8; an apostrophe stands before what a spreadsheet would take for a formula. XLSX: one sheet, every text said to be one; a sheet has room for 1,048,575 leads and 4 GB, so take CSV for more. VCF: vCard 3.0. The answer is streamed: without its end it is not whole.',
  query: leadExportQuerySchema,
  answers: {
    200: {
      description: 'The file',
      types: Object.values(formats).map(({ type }) => type.split(';')[0] as string),
      headers: { 'Content-Disposition': 'the name of the file' },
    },
  },
  refusals: ['invalid-request'],
  async handle(call) {
    const { db, caller, tools, query, later } = call;
    const { format, ...filter } = query;
    const { type, write, end, pack } = formats[format];
    const read = (from: typeof db, cursor?: string) =>
      listRecords(from, caller.accountId, { ...filter, cursor, limit: PAGE });
    await recordAudit(call, 'leads.exported', null, { format });
    const first = await read(db);

    async function* stream() {
      let page: LeadRecord[] = first;
      for (let isFirst = true; ; isFirst = false) {
        yield [...write(page, isFirst)].join('');
        const cursor = page.at(-1)?.id;
        if (page.length < PAGE || !cursor) break;
        page = await later((its) => read(its, cursor));
      }
      if (end) yield end;
    }
    const name = `leads-${tools.now().toISOString().slice(0, 10)}.${format}`;
    return {
      status: 200,
      stream: pack ? pack(stream()) : stream(),
      headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
    };
  },
});
