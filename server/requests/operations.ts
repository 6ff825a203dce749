import * as z from 'zod';
import { recordAudit } from '../audit/audit.ts';
import { canonicalKey } from '../contract/canonical-key.ts';
import {
  caseDecisionSchema,
  type RequestCase,
  receivedRequestSchema,
  requestCaseSchema,
  requestCasesSchema,
} from '../contract/data-requests.ts';
import { answer, refuse } from '../http/answer.ts';
import { defineOperation } from '../http/operation.ts';
import { findRecord } from '../leads/records.ts';
import { sendMail } from '../mail/outbox.ts';
import { erasePerson } from '../privacy/erase-lead.ts';
import { insertCase, isAdmin, readCases, settleCase } from './cases.ts';
import { discloseLeads } from './disclosure.ts';
import { oneMonthAfter } from './due.ts';

const notAdmin = () => refuse('forbidden', { detail: 'Only owners and admins of the account see to requests.' });

export const listRequestCases = defineOperation({
  id: 'listDataRequests',
  method: 'GET',
  path: '/v1/data-requests',
  tag: 'Data requests',
  summary: 'Requests of captured people that this account must answer, the nearest date first',
  query: z.strictObject({}),
  whileDeactivated: true,
  answers: { 200: { description: 'Open ones, then settled ones', schema: requestCasesSchema } },
  refusals: [],
  async handle({ db, caller }) {
    if (!(await isAdmin(db, caller))) return notAdmin();
    return answer({ cases: await readCases(db, caller.accountId) });
  },
});

export const recordRequestCase = defineOperation({
  id: 'recordDataRequest',
  method: 'POST',
  path: '/v1/data-requests/received',
  tag: 'Data requests',
  summary: 'Write down a request that reached you otherwise',
  description: 'By phone or letter, say. You have recognised who asks. The month runs from when you received it.',
  body: receivedRequestSchema,
  whileDeactivated: true,
  answers: { 200: { description: 'The case', schema: requestCaseSchema } },
  refusals: ['not-found'],
  async handle(call) {
    const { db, caller, tools, body } = call;
    if (!(await isAdmin(db, caller))) return notAdmin();
    const lead = body.leadId === undefined ? undefined : await findRecord(db, caller.accountId, body.leadId);
    if (body.leadId !== undefined && !lead)
      return refuse('not-found', { detail: 'This account has no lead with that id.' });
    const id = tools.newId();
    const receivedAt = body.receivedAt ? new Date(body.receivedAt) : tools.now();
    await insertCase(db, {
      accountId: caller.accountId,
      id,
      kind: body.kind,
      cameBy: 'account',
      identityKeys: [...new Set([...(lead?.identityKeys ?? []), ...(body.identityKeys ?? []).map(canonicalKey)])],
      name: body.name ?? null,
      address: body.email ?? null,
      language: body.language,
      message: body.message ?? null,
      receivedAt,
      dueAt: oneMonthAfter(receivedAt),
    });
    await recordAudit(call, 'data-request.received', id, { kind: body.kind });
    return answer((await readCases(db, caller.accountId, id))[0]);
  },
});

export const decideRequestCase = defineOperation({
  id: 'answerDataRequest',
  method: 'POST',
  path: '/v1/data-requests/{id}/answer',
  tag: 'Data requests',
  summary: 'Answer a request',
  description:
    'Granting an access or a correction mails what is held now, with the source, the time and the legal basis of each field; granting an erasure or an objection erases, refuses the person from then on, and mails that. Who asked is forgotten afterwards.',
  body: caseDecisionSchema,
  whileDeactivated: true,
  answers: { 200: { description: 'The settled case', schema: requestCaseSchema } },
  refusals: ['not-found', 'already-answered'],
  async handle(call) {
    const { db, caller, tools, body, params } = call;
    const { accountId, userId } = caller;
    if (!(await isAdmin(db, caller))) return notAdmin();
    const id = params.id as string;
    const [one] = await readCases(db, accountId, id);
    if (!one) return refuse('not-found', { detail: 'This account has no request with that id.' });
    const granted = body.decision === 'grant';
    const settled = { accountId, id, userId, at: tools.now(), state: granted ? 'answered' : 'refused' } as const;
    if (!(await settleCase(db, settled))) return refuse('already-answered', { detail: 'Nothing was done twice.' });

    const people = await discloseLeads(
      db,
      accountId,
      one.leads.map((lead) => lead.id),
    );
    if (granted && erases(one))
      await erasePerson(db, tools, {
        accountId,
        identityKeys: [...new Set([...one.identityKeys, ...people.flatMap(({ keys }) => keys)])],
        reason: one.kind === 'objection' ? 'objection' : 'request',
      });
    if (one.email) {
      const { rows } = await db.query<{ name: string }>('SELECT name FROM account WHERE account_id = $1', [accountId]);
      await sendMail(db, tools, {
        template: 'request-answer',
        to: { accountId, address: one.email },
        language: one.language,
        data: {
          kind: one.kind,
          reference: id,
          account: rows[0]?.name ?? '',
          receivedAt: one.receivedAt,
          answeredAt: settled.at.toISOString(),
          privacyUrl: `${tools.publicUrl}/privacy`,
          people: erases(one) && granted ? [] : people,
          held: people.length,
          ...(body.decision === 'refuse' && { refusedBecause: body.reason }),
        },
      });
    }
    await recordAudit(call, granted ? 'data-request.answered' : 'data-request.refused', id, {
      kind: one.kind,
      leads: one.leads.length,
    });
    return answer((await readCases(db, accountId, id))[0]);
  },
});

const erases = ({ kind }: RequestCase): boolean => kind === 'erasure' || kind === 'objection';
