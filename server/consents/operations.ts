import * as z from 'zod';
import { recordAudit } from '../audit/audit.ts';
import {
  consentHistorySchema,
  consentReceiptSchema,
  consentRequestSchema,
  receiptQuerySchema,
} from '../contract/consents.ts';
import { answer, refuse } from '../http/answer.ts';
import { defineOperation } from '../http/operation.ts';
import { findReceipt } from './receipt.ts';
import { renderReceipt } from './receipt-page.ts';
import { sealChoices } from './record.ts';
import { findRecorded, findUnknownNotices, insertEvents, readHistory, readLast, takeTurn } from './store.ts';

export const recordConsents = defineOperation({
  id: 'recordConsents',
  method: 'POST',
  path: '/v1/consents',
  tag: 'Consents',
  summary: 'Record choices',
  description:
    'All of them or none. A choice that was recorded before (same clientRef) is not recorded again. A yes that was made before a no which is recorded already is kept in the history and allows nothing: `current` says where the purpose stands.',
  body: consentRequestSchema,
  answers: { 200: { description: 'The history, with the new choices in it', schema: consentHistorySchema } },
  refusals: [],
  whileDeactivated: true,
  async handle(call) {
    const { db, caller, body } = call;
    const unknown = await findUnknownNotices(db, body.choices);
    if (unknown.length > 0) {
      return refuse('invalid-request', {
        detail: 'The notice that was shown is not one of this service. Show the current one and ask again.',
        errors: unknown.map((place) => ({
          pointer: `/choices/${place}/noticeHash`,
          detail: 'is not the hash of a known notice',
        })),
      });
    }
    await takeTurn(db, caller.userId);
    const recorded = await findRecorded(
      db,
      caller.accountId,
      body.choices.map((choice) => choice.clientRef),
    );
    const fresh = body.choices.filter(
      (choice, place) =>
        !recorded.has(choice.clientRef.toLowerCase()) &&
        body.choices.findIndex((other) => other.clientRef === choice.clientRef) === place,
    );
    if (fresh.length > 0) {
      const last = await readLast(db, caller.accountId, caller.userId);
      await insertEvents(db, caller.accountId, caller.userId, sealChoices(call, fresh, last));
      await recordAudit(call, 'consents.recorded', null, { choices: fresh.length });
    }
    return answer(await readHistory(db, caller.accountId, caller.userId));
  },
});

export const listConsents = defineOperation({
  id: 'listConsents',
  method: 'GET',
  path: '/v1/consents',
  tag: 'Consents',
  summary: 'The choices of the person who asks, and where each purpose stands',
  query: z.strictObject({}),
  answers: { 200: { description: 'The history, oldest first', schema: consentHistorySchema } },
  refusals: [],
  whileDeactivated: true,
  async handle({ db, caller }) {
    return answer(await readHistory(db, caller.accountId, caller.userId));
  },
});

export const getConsentReceipt = defineOperation({
  id: 'getConsentReceipt',
  method: 'GET',
  path: '/v1/consents/{id}/receipt',
  tag: 'Consents',
  summary: 'The receipt of one choice, to keep',
  description:
    'The record, the words that were shown, and the seal. As JSON, or as a page in the language of the notice.',
  query: receiptQuerySchema,
  whileDeactivated: true,
  answers: { 200: { description: 'The receipt, as a file', schema: consentReceiptSchema } },
  refusals: ['not-found'],
  async handle({ db, caller, params, query }) {
    const receipt = await findReceipt(db, caller, params.id as string);
    if (!receipt) return refuse('not-found', { detail: 'You have made no choice with that id.' });
    const name = `leadferry-${receipt.record.purpose}-${receipt.record.eventTime.slice(0, 10)}.${query.format}`;
    const disposition = { 'content-disposition': `attachment; filename="${name}"` };
    if (query.format === 'json') return answer(receipt, disposition);
    const headers = { ...disposition, 'content-type': 'text/html; charset=utf-8' };
    return { status: 200, stream: onePiece(renderReceipt(receipt)), headers };
  },
});

async function* onePiece(text: string): AsyncGenerator<string> {
  yield text;
}
