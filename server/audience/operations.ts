import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { recordAudit } from '../audit/audit.ts';
import { readState } from '../consents/store.ts';
import { audienceDeletedSchema, audienceVisitSchema, audienceVisitsSchema } from '../contract/audience.ts';
import { answer } from '../http/answer.ts';
import { defineOperation } from '../http/operation.ts';
import { deleteVisits, insertVisit, readVisits } from './store.ts';

const path = '/v1/measurement';
const tag = 'Measurement';
const nothing = z.strictObject({});

export const measureVisit = defineOperation({
  id: 'measureVisit',
  method: 'POST',
  path,
  tag,
  summary: 'A page of the console was opened',
  description: 'Kept only where the person allows `audience-measurement` at that moment; otherwise nothing is.',
  body: audienceVisitSchema,
  answers: { 204: { description: 'Kept where it is allowed' } },
  refusals: [],
  async handle({ db, caller, tools, body }) {
    const state = await readState(db, caller.accountId, caller.userId, 'audience-measurement');
    if (state === 'given')
      await insertVisit(db, caller, { id: tools.newId(), number: randomUUID(), page: body.page, at: tools.now() });
    return { status: 204 };
  },
});

export const listVisits = defineOperation({
  id: 'listVisits',
  method: 'GET',
  path,
  tag,
  summary: 'Everything that was measured of you',
  query: nothing,
  whileDeactivated: true,
  answers: { 200: { description: 'The newest first', schema: audienceVisitsSchema } },
  refusals: [],
  handle: async ({ db, caller }) => answer(await readVisits(db, caller.accountId, caller.userId)),
});

export const removeVisits = defineOperation({
  id: 'deleteVisits',
  method: 'DELETE',
  path,
  tag,
  summary: 'Delete everything that was measured of you',
  query: nothing,
  whileDeactivated: true,
  answers: { 200: { description: 'How many pages', schema: audienceDeletedSchema } },
  refusals: [],
  async handle(call) {
    const deleted = await deleteVisits(call.db, call.caller.accountId, call.caller.userId);
    await recordAudit(call, 'measurement.deleted', null, { pages: deleted });
    return answer({ deleted });
  },
});
