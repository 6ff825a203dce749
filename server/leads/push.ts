import { recordAudit } from '../audit/audit.ts';
import {
  type BatchResponse,
  type BatchResult,
  batchRequestSchema,
  batchResponseSchema,
  MAX_KEYS_OF_A_LEAD,
} from '../contract/leads.ts';
import { answer } from '../http/answer.ts';
import { runOnce } from '../http/idempotency.ts';
import { defineOperation } from '../http/operation.ts';
import { ingest } from './ingest.ts';
import { refuseUnlessAllowed } from './may-push.ts';

/** Nothing was done for it yet. A wait until midnight that is told again after midnight would be wrong. */
const waits = (result?: BatchResult) => result?.status === 'retry';

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
      description:
        'Made by the client, once per batch. A replay answers what was answered before, and tries again whoever was told to wait (`retry`).',
      required: true,
    },
  },
  answers: {
    200: {
      description: 'What became of each lead',
      schema: batchResponseSchema,
      headers: {
        'Idempotency-Replayed':
          '`true` where this is the stored answer of an earlier request, but for who was told to wait',
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
    const once = {
      method: 'POST',
      path: '/v1/leads/batch',
      isOpen: (before: BatchResponse) => before.results.some(waits),
    };
    return runOnce(call, once, async (before) => {
      const isTried = (place: number) => !before || waits(before.results[place]);
      const { results, intake } = await ingest(
        call,
        body.leads.filter((_, place) => isTried(place)),
      );
      const tried = results.values();
      const counts: Record<string, number> = {};
      for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1;
      await recordAudit(call, 'leads.pushed', null, counts);
      return answer(
        { results: body.leads.map((_, place) => (isTried(place) ? tried.next().value : before?.results[place])) },
        {
          'ratelimit-policy': `"new-people";q=${tools.dailyCap};w=86400`,
          ratelimit: `"new-people";r=${intake.left};t=${intake.resetsIn}`,
        },
      );
    });
  },
});
