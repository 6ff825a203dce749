import { canonicalKey } from '../contract/canonical-key.ts';
import { lookupRequestSchema, lookupResponseSchema } from '../contract/leads.ts';
import { answer } from '../http/answer.ts';
import { defineOperation } from '../http/operation.ts';
import { refuseUnlessAllowed } from './may-push.ts';
import { findOwners } from './records.ts';
import { findSuppressed } from './suppression.ts';

export const lookUpLeads = defineOperation({
  id: 'lookUpLeads',
  method: 'POST',
  path: '/v1/leads/lookup',
  tag: 'Leads',
  summary: 'Ask which identity keys are known',
  body: lookupRequestSchema,
  answers: { 200: { description: 'One answer per key, in order', schema: lookupResponseSchema } },
  refusals: ['consent-missing', 'link-revoked'],
  async handle(call) {
    const { db, caller, tools, body } = call;
    const refusal = await refuseUnlessAllowed(call);
    if (refusal) return refusal;
    const keys = body.identityKeys.map(canonicalKey);
    const suppressed = await findSuppressed(db, caller.accountId, tools.pepper, keys);
    const owners = await findOwners(db, caller.accountId, keys);
    return answer({
      results: body.identityKeys.map((identityKey, place) => {
        const key = keys[place] as string;
        const known = owners.get(key);
        if (suppressed.has(key)) return { identityKey, state: 'suppressed' };
        if (!known) return { identityKey, state: 'unknown' };
        return { identityKey, state: 'known', id: known.id, ...(known.owner && { owner: known.owner }) };
      }),
    });
  },
});
