import { recordAudit } from '../audit/audit.ts';
import { MAX_KEYS_OF_A_LEAD } from '../contract/leads.ts';
import { type LeadDetail, leadDetailSchema, leadMergeSchema } from '../contract/records.ts';
import { answer, refuse } from '../http/answer.ts';
import { defineOperation } from '../http/operation.ts';
import { claim, etag, ifMatch, notFound } from './claim.ts';
import { mergeLeads } from './merge.ts';
import { findRecord } from './records.ts';
import { contradicts, tooManyKeys } from './same-person.ts';

export const mergeLeadInto = defineOperation({
  id: 'mergeLead',
  method: 'POST',
  path: '/v1/leads/{id}/merge',
  tag: 'Leads',
  summary: 'Say that another lead is the same person, or the same company',
  description:
    'The other lead goes; its keys, captures and lists move here, and its id leads here from then on. Per field: what a person typed stays, then the newer capture. Two who are already one stay one.',
  headers: ifMatch,
  body: leadMergeSchema,
  answers: {
    200: { description: 'The lead as it is now', schema: leadDetailSchema, headers: { ETag: 'its version' } },
  },
  refusals: ['not-found', 'lead-conflict', 'precondition-required', 'precondition-failed'],
  async handle(call) {
    const { db, caller, body } = call;
    const { lead, refusal } = await claim(call);
    if (!lead) return refusal;
    const other = await findRecord(db, caller.accountId, body.with);
    if (!other) return notFound();
    if (other.id === lead.id) return answer(lead, etag(lead));
    if (other.kind !== lead.kind || contradicts(lead.identityKeys, other.identityKeys))
      return refuse('lead-conflict', {
        detail: 'Their identity keys belong to different members. Nothing was changed.',
      });
    if (lead.identityKeys.length + other.identityKeys.length > MAX_KEYS_OF_A_LEAD)
      return refuse('lead-conflict', { detail: tooManyKeys });
    await mergeLeads(db, caller.accountId, [{ merged: other.id, leadId: lead.id }]);
    await recordAudit(call, 'lead.merged', lead.id);
    await recordAudit(call, 'lead.merged-away', other.id);
    const now = (await findRecord(db, caller.accountId, lead.id)) as LeadDetail;
    return answer(now, etag(now));
  },
});
