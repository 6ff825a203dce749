import * as z from 'zod';
import { allowanceSchema } from '../contract/leads.ts';
import { answer } from '../http/answer.ts';
import { defineOperation } from '../http/operation.ts';
import { readIntake } from './daily-intake.ts';

export const getAllowance = defineOperation({
  id: 'getAllowance',
  method: 'GET',
  path: '/v1/leads/allowance',
  tag: 'Leads',
  summary: 'How many new people the account may still take in today',
  description: 'People who are in the CRM already do not count. What is above the cap is answered with `retry`.',
  query: z.strictObject({}),
  answers: {
    200: { description: 'The cap, what is used of it, and when the next day begins', schema: allowanceSchema },
  },
  refusals: [],
  async handle({ db, caller, tools }) {
    const now = tools.now();
    const { left, resetsIn } = await readIntake(db, caller.accountId, tools.dailyCap, now);
    return answer({
      cap: tools.dailyCap,
      used: tools.dailyCap - left,
      resetsAt: new Date(now.getTime() + resetsIn * 1000).toISOString(),
    });
  },
});
