import Papa from 'papaparse';
import * as z from 'zod';
import { recordAudit } from '../audit/audit.ts';
import {
  type PersonToTell,
  peopleToldAnswerSchema,
  peopleToldSchema,
  peopleToTellQuerySchema,
  peopleToTellSchema,
} from '../contract/told.ts';
import { answer } from '../http/answer.ts';
import { defineOperation } from '../http/operation.ts';
import { harmless } from '../leads/export/csv.ts';
import { countUntold, markTold, readUntold, unmarkTold } from './store.ts';

const PAGE = 500;

export const listPeopleToTell = defineOperation({
  id: 'listPeopleToTell',
  method: 'GET',
  path: '/v1/people-to-tell',
  tag: 'Data requests',
  summary: 'Captured people who have not been told yet, the nearest date first',
  description: 'Each is due a notice within 30 days of the first capture, or when first written to.',
  query: peopleToTellQuerySchema,
  answers: { 200: { description: 'A page of them', schema: peopleToTellSchema } },
  refusals: [],
  async handle({ db, caller, tools, query }) {
    const page = await readUntold(db, caller.accountId, query);
    return answer({ ...page, ...(await countUntold(db, caller.accountId, tools.now())) });
  },
});

export const markPeopleTold = defineOperation({
  id: 'markPeopleTold',
  method: 'POST',
  path: '/v1/people-to-tell/told',
  tag: 'Data requests',
  summary: 'Note that people were told, or were not after all',
  body: peopleToldSchema,
  answers: { 200: { description: 'How many changed', schema: peopleToldAnswerSchema } },
  refusals: [],
  async handle(call) {
    const { db, caller, tools, body } = call;
    const { ids, how } = body;
    const changed = how
      ? await markTold(db, caller.accountId, ids, { how, at: tools.now(), userId: caller.userId })
      : await unmarkTold(db, caller.accountId, ids);
    if (changed > 0) await recordAudit(call, how ? 'people.told' : 'people.untold', null, { people: changed });
    return answer({ changed });
  },
});

const columns: Readonly<Record<string, (person: PersonToTell) => string | undefined>> = {
  Name: ({ name }) => name,
  Profile: ({ profileUrl }) => profileUrl,
  Location: ({ location }) => location,
  Language: ({ language }) => language,
  'First captured': ({ firstCapturedAt }) => firstCapturedAt.slice(0, 10),
  'Tell by': ({ dueAt }) => dueAt.slice(0, 10),
  Id: ({ id }) => id,
};
const toLine = (cells: readonly string[]) => `${Papa.unparse([cells], { quotes: true })}\r\n`;

export const exportPeopleToTell = defineOperation({
  id: 'exportPeopleToTell',
  method: 'GET',
  path: '/v1/people-to-tell/export',
  tag: 'Data requests',
  summary: 'The same list as CSV, for mailing',
  description: 'An apostrophe stands before what a spreadsheet would take for a formula.',
  query: z.strictObject({}),
  answers: { 200: { description: 'The file', types: ['text/csv'] } },
  refusals: [],
  async handle(call) {
    const { caller, tools, later } = call;
    await recordAudit(call, 'people-to-tell.exported');
    async function* stream() {
      yield `\ufeff${toLine(Object.keys(columns))}`;
      let cursor: string | undefined;
      do {
        const page = await later((db) => readUntold(db, caller.accountId, { cursor, limit: PAGE }));
        for (const person of page.people)
          yield toLine(Object.values(columns).map((cell) => harmless(cell(person) ?? '')));
        cursor = page.nextCursor;
      } while (cursor);
    }
    const name = `people-to-tell-${tools.now().toISOString().slice(0, 10)}.csv`;
    const headers = {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${name}"`,
    };
    return { status: 200, stream: stream(), headers };
  },
});
