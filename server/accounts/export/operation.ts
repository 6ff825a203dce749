import * as z from 'zod';
import { recordAudit } from '../../audit/audit.ts';
import { type Call, defineOperation } from '../../http/operation.ts';
import { type ExportFormat, exportFormats } from './formats.ts';
import { countRows, findSources, readRows, type Source } from './sources.ts';
import { withheldColumns, withheldTables } from './withheld.ts';

const PAGE = 500;

export const exportMe = defineOperation({
  id: 'exportMe',
  method: 'GET',
  path: '/v1/me/export',
  tag: 'Account',
  summary: 'Everything that is held about you and your account',
  description:
    'Streamed. As JSON by table and row; as CSV one line per field. `X-Export-Lines` says how many lines come, for whoever shows how far it is. Secrets are left out, and named under `withheld`.',
  query: z.strictObject({ format: z.enum(['json', 'csv']).default('json') }),
  whileDeactivated: true,
  answers: {
    200: {
      description: 'The export',
      types: ['application/json', 'text/csv'],
      headers: { 'X-Export-Lines': 'how many lines come' },
    },
  },
  refusals: [],
  async handle(call) {
    const { db, caller, tools, query } = call;
    const format: ExportFormat = exportFormats[query.format];
    const person = [caller.accountId, caller.userId] as const;
    await recordAudit(call, 'account.exported');
    const sources = await findSources(db);
    let lines = 0;
    for (const source of sources) lines += (await countRows(db, source, person)) * format.lines(source.columns);
    const day = tools.now().toISOString().slice(0, 10);
    return {
      status: 200,
      stream: write(call, format, sources, person),
      headers: {
        'content-type': format.type,
        'content-disposition': `attachment; filename="leadferry-${day}.${query.format}"`,
        'x-export-lines': String(lines),
      },
    };
  },
});

/** Page after page, each in a transaction of its own: a slow reader holds none open. */
async function* write(
  { later, tools }: Pick<Call, 'later' | 'tools'>,
  format: ExportFormat,
  sources: readonly Source[],
  person: readonly [string, string],
): AsyncGenerator<string> {
  yield format.head(tools.now().toISOString());
  for (const [place, source] of sources.entries()) {
    yield format.openTable(source.name, place === 0);
    let after: unknown[] | undefined;
    let written = 0;
    do {
      const { rows, last } = await later((db) => readRows(db, source, person, after, PAGE));
      yield rows.map((row) => format.row(source.name, row, written++)).join('');
      after = last;
    } while (after);
    yield format.closeTable;
  }
  yield format.tail({ ...withheldTables, ...withheldColumns });
}
