import * as z from 'zod';
import { recordAudit } from '../audit/audit.ts';
import {
  type LeadDetail,
  leadDetailSchema,
  leadListQuerySchema,
  leadListSchema,
  leadPatchSchema,
} from '../contract/records.ts';
import { answer, refuse } from '../http/answer.ts';
import { type Call, defineOperation } from '../http/operation.ts';
import { eraseLead } from '../privacy/erase-lead.ts';
import { findRecord, listRecords, patchRecord } from './records.ts';
import { takeTurn } from './store.ts';

const noQuery = z.strictObject({});
const ifMatch = { 'If-Match': { description: 'the ETag of the lead that you read', required: true } };
const etag = (lead: LeadDetail) => ({ etag: `"${lead.version}"` });
const notFound = () => refuse('not-found', { detail: 'This account has no lead with that id.' });

/** The lead, if it is still the one that the caller read; otherwise the refusal. */
async function claim({ db, caller, params, header }: Call<unknown, unknown>) {
  await takeTurn(db, caller.accountId);
  const lead = await findRecord(db, caller.accountId, params.id as string);
  if (!lead) return { refusal: notFound() };
  const wanted = header('if-match');
  if (!wanted)
    return {
      refusal: refuse('precondition-required', { detail: 'Send If-Match with the ETag of the lead that you read.' }),
    };
  if (wanted !== '*' && wanted !== `"${lead.version}"`) {
    return { refusal: refuse('precondition-failed', { detail: 'Read the lead again and repeat your change.' }) };
  }
  return { lead };
}

export const listLeads = defineOperation({
  id: 'listLeads',
  method: 'GET',
  path: '/v1/leads',
  tag: 'Leads',
  summary: 'List and search leads, newest first',
  query: leadListQuerySchema,
  answers: { 200: { description: 'A page of leads', schema: leadListSchema } },
  refusals: [],
  async handle({ db, caller, query }) {
    const rows = await listRecords(db, caller.accountId, { ...query, limit: query.limit + 1 });
    const leads = rows.slice(0, query.limit);
    const nextCursor = rows.length > query.limit ? leads.at(-1)?.id : undefined;
    return answer({ leads, ...(nextCursor && { nextCursor }) });
  },
});

export const getLead = defineOperation({
  id: 'getLead',
  method: 'GET',
  path: '/v1/leads/{id}',
  tag: 'Leads',
  summary: 'Read one lead, with where each field comes from',
  description: 'The id of a lead that was merged leads to the one that stayed.',
  query: noQuery,
  answers: { 200: { description: 'The lead', schema: leadDetailSchema, headers: { ETag: 'its version' } } },
  refusals: ['not-found'],
  async handle({ db, caller, params }) {
    const lead = await findRecord(db, caller.accountId, params.id as string);
    return lead ? answer(lead, etag(lead)) : notFound();
  },
});

export const patchLead = defineOperation({
  id: 'patchLead',
  method: 'PATCH',
  path: '/v1/leads/{id}',
  tag: 'Leads',
  summary: 'Type over fields of a lead',
  description: 'What a person typed is never overwritten by a capture.',
  headers: ifMatch,
  body: leadPatchSchema,
  answers: {
    200: { description: 'The lead as it is now', schema: leadDetailSchema, headers: { ETag: 'its version' } },
  },
  refusals: ['not-found', 'precondition-required', 'precondition-failed'],
  async handle(call) {
    const { db, caller, tools, body } = call;
    const { lead, refusal } = await claim(call);
    if (!lead) return refusal;
    await patchRecord(db, caller.accountId, lead, body, { userId: caller.userId, at: tools.now() });
    await recordAudit(call, 'lead.edited', lead.id, { fields: Object.keys(body).join(' ') });
    const now = (await findRecord(db, caller.accountId, lead.id)) as LeadDetail;
    return answer(now, etag(now));
  },
});

export const deleteLead = defineOperation({
  id: 'deleteLead',
  method: 'DELETE',
  path: '/v1/leads/{id}',
  tag: 'Leads',
  summary: 'Delete a lead, its keys and its captures',
  description:
    'It can be captured again. Where the person asked to be forgotten, `POST /v1/leads/{id}/erasure` is the call.',
  query: noQuery,
  headers: ifMatch,
  answers: { 204: { description: 'It is gone' } },
  refusals: ['not-found', 'precondition-required', 'precondition-failed'],
  async handle(call) {
    const { lead, refusal } = await claim(call);
    if (!lead) return refusal;
    const { accountId } = call.caller;
    await eraseLead(call.db, call.tools, { accountId, leadId: lead.id, reason: 'deleted', suppress: false });
    await recordAudit(call, 'lead.deleted', lead.id);
    return { status: 204 };
  },
});
