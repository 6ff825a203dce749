import * as z from 'zod';
import { recordAudit } from '../audit/audit.ts';
import { erasureReceiptSchema } from '../contract/privacy.ts';
import { answer, refuse } from '../http/answer.ts';
import { defineOperation } from '../http/operation.ts';
import { type ErasureReceipt, eraseLead } from './erase-lead.ts';

const toReceipt = ({ id, at, counts, suppressedKeys }: ErasureReceipt) => ({
  receipt: id,
  erasedAt: at.toISOString(),
  erased: counts,
  suppressedKeys,
});

export const eraseLeadForGood = defineOperation({
  id: 'eraseLead',
  method: 'POST',
  path: '/v1/leads/{id}/erasure',
  tag: 'Leads',
  summary: 'Erase a person who asked to be forgotten',
  description:
    'Everything about the person goes, also from stored answers, and a restored backup erases it again. Whoever holds one of their identity keys is answered `suppressed` from then on: they are not captured again.',
  query: z.strictObject({}),
  answers: { 200: { description: 'The receipt', schema: erasureReceiptSchema } },
  refusals: ['not-found'],
  async handle(call) {
    const { db, caller, tools, params } = call;
    const leadId = params.id as string;
    const erasure = { accountId: caller.accountId, leadId, reason: 'request', suppress: true } as const;
    const receipt = await eraseLead(db, tools, erasure);
    if (!receipt) return refuse('not-found', { detail: 'This account has no lead with that id.' });
    await recordAudit(call, 'lead.erased', receipt.id, { keys: receipt.suppressedKeys });
    return answer(toReceipt(receipt));
  },
});
