import * as z from 'zod';
import { recordAudit } from '../audit/audit.ts';
import {
  type LeadDetail,
  leadDetailSchema,
  leadListQuerySchema,
  leadListSchema,
  leadPatchSchema,
} from '../contract/records.ts';

import { answer } from '../http/answer.ts';
import { hasTag } from '../http/etag.ts';
import { defineOperation } from '../http/operation.ts';
import { eraseLead } from '../privacy/erase-lead.ts';
import { changedMeanwhile, claim, etag, ifMatch, notFound } from './claim.ts';
import { findRecord, listRecords, patchRecord } from './records.ts';

const noQuery = z.strictObject({});
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
  headers: {
    'If-Match': { description: 'read it only if it is this version', required: false },
    'If-None-Match': { description: 'read it only if it is another version', required: false },
  },
  answers: {
    200: { description: 'The lead', schema: leadDetailSchema, headers: { ETag: 'its version' } },
    304: { description: 'It is the version that you have', headers: { ETag: 'its version' } },
  },
  refusals: ['not-found', 'precondition-failed'],
  async handle({ db, caller, params, header }) {
    const lead = await findRecord(db, caller.accountId, params.id as string);
    if (!lead) return notFound();
    const tag = etag(lead);
    const [wanted, known] = [header('if-match'), header('if-none-match')];
    if (wanted !== undefined && !hasTag(wanted, tag.etag)) return changedMeanwhile();
    if (known !== undefined && hasTag(known, tag.etag, true)) return { status: 304, headers: tag };
    return answer(lead, tag);
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
