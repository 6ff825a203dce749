import * as z from 'zod';
import { recordAudit } from '../audit/audit.ts';
import { supportMessageSchema, supportQuestionSchema, supportThreadsSchema } from '../contract/support.ts';
import { answer, refuse } from '../http/answer.ts';
import { type Call, defineOperation } from '../http/operation.ts';
import { addMessage, openThread, readThreads } from './store.ts';

const all = async ({ db, caller }: Pick<Call, 'db' | 'caller'>) =>
  answer({ threads: await readThreads(db, caller.accountId, caller.userId) });
const answers = { 200: { description: 'Everything, the newest thread first', schema: supportThreadsSchema } };

export const listThreads = defineOperation({
  id: 'listSupportThreads',
  method: 'GET',
  path: '/v1/support',
  tag: 'Support',
  summary: 'What you wrote to support, and the answers',
  query: z.strictObject({}),
  whileDeactivated: true,
  answers,
  refusals: [],
  handle: all,
});

export const askSupport = defineOperation({
  id: 'askSupport',
  method: 'POST',
  path: '/v1/support',
  tag: 'Support',
  summary: 'Write to support',
  body: supportQuestionSchema,
  whileDeactivated: true,
  answers,
  refusals: [],
  async handle(call) {
    const { db, caller, tools, body } = call;
    const { accountId, userId } = caller;
    const threadId = tools.newId();
    const at = tools.now();
    await openThread(db, { accountId, id: threadId, userId, subject: body.subject, at });
    await addMessage(db, { accountId, id: tools.newId(), threadId, byOperator: false, body: body.body, at });
    await recordAudit(call, 'support.asked', threadId);
    return all(call);
  },
});

export const addToThread = defineOperation({
  id: 'addToSupportThread',
  method: 'POST',
  path: '/v1/support/{id}',
  tag: 'Support',
  summary: 'Write more in a thread',
  body: supportMessageSchema,
  whileDeactivated: true,
  answers,
  refusals: ['not-found'],
  async handle(call) {
    const { db, caller, tools, body, params } = call;
    const threadId = params.id as string;
    const { accountId, userId } = caller;
    const threads = await readThreads(db, accountId, userId);
    const message = { accountId, id: tools.newId(), threadId, byOperator: false, body: body.body, at: tools.now() };
    const isOwn = threads.some(({ id }) => id === threadId);
    if (!isOwn || !(await addMessage(db, message)))
      return refuse('not-found', { detail: 'You have no thread with that id.' });
    return all(call);
  },
});
