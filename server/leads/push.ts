import { recordAudit } from '../audit/audit.ts';
import { batchRequestSchema, batchResponseSchema, MAX_KEYS_OF_A_LEAD } from '../contract/leads.ts';
import { answer } from '../http/answer.ts';
import { runOnce } from '../http/idempotency.ts';
import { defineOperation } from '../http/operation.ts';
import { ingest } from './ingest.ts';
import { refuseUnlessAllowed } from './may-push.ts';

export const pushLeads = defineOperation({
  id: 'pushLeads',
  method: 'POST',
  path: '/v1/leads/batch',
  tag: 'Leads',
  summary: 'Create or update up to 500 leads',
  description: `One answer per lead, in order. A bad lead is refused alone, and so is one that would give a lead more than ${MAX_KEYS_OF_A_LEAD} identity keys. A new capture wins over an older one field by field; what a person typed in the CRM stays.`,
  body: batchRequestSchema,
  headers: {
    'Idempotency-Key': {
      description: 'Made by the client, once per batch. A replay answers what was answered before.',
      required: true,
    },
  },
  answers: {
    200: {
      description: 'What became of each lead',
      schema: batchResponseSchema,
      headers: {
        'Idempotency-Replayed': '`true` where this is the stored answer of an earlier request',
        RateLimit: 'new people left today, and seconds until the day ends',
        'RateLimit-Policy': 'new people per day',
      },
    },
  },
  refusals: [
    'idempotency-key-missing',
    'idempotency-key-reused',
    'idempotency-key-in-flight',
    'consent-missing',
    'link-revoked',
  ],
  async handle(call) {
    const { tools, body } = call;
    const refusal = await refuseUnlessAllowed(call);
    if (refusal) return refusal;
    return runOnce(call, 'POST', '/v1/leads/batch', async () => {
      const { results, intake } = await ingest(call, body.leads);
      const counts: Record<string, number> = {};
      for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1;
      await recordAudit(call, 'leads.pushed', null, counts);
      return answer(
        { results },
        {
          'ratelimit-policy': `"new-people";q=${tools.dailyCap};w=86400`,
          ratelimit: `"new-people";r=${intake.left};t=${intake.resetsIn}`,
        },
      );
    });
  },
});
