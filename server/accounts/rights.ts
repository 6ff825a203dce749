import * as z from 'zod';
import { recordAudit } from '../audit/audit.ts';
import { meSchema } from '../contract/account.ts';
import { accountStatusSchema, deletionRequestSchema, meCorrectionSchema } from '../contract/me.ts';
import { answer, refuse } from '../http/answer.ts';
import { type Call, defineOperation } from '../http/operation.ts';
import { sendMail } from '../mail/outbox.ts';
import { readMe } from './me.ts';
import { deactivate, findStatus, reactivate } from './status.ts';

const nothing = z.strictObject({});
const DAY_MS = 24 * 3600 * 1000;

const statusAnswer = async ({ db, caller }: Pick<Call, 'db' | 'caller'>) =>
  answer(await findStatus(db, caller.accountId));

export const correctMe = defineOperation({
  id: 'correctMe',
  method: 'PATCH',
  path: '/v1/me',
  tag: 'Account',
  summary: 'Correct your name or address',
  description: 'A new address needs the password; both addresses are told.',
  body: meCorrectionSchema,
  whileDeactivated: true,
  answers: { 200: { description: 'The user and the account as they are now', schema: meSchema } },
  refusals: ['password-wrong', 'rate-limited', 'email-taken'],
  async handle(call) {
    const { db, caller, tools, body } = call;
    const refusal = body.email && (await tools.reauthenticate(caller.userId, body.password ?? ''));
    if (refusal) return refusal;
    const before = await readMe(db, caller, tools);
    const name = body.name?.trim() || before.user.name;
    const email = body.email?.toLowerCase() ?? before.user.email;
    const changed = await db.query(
      `UPDATE auth."user" SET name = $2, email = $3, "emailVerified" = "emailVerified" AND email = $3, "updatedAt" = $4
       WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM auth."user" o WHERE o.email = $3 AND o.id <> $1)`,
      [caller.userId, name, email, tools.now()],
    );
    if (changed.rowCount === 0) return refuse('email-taken', { detail: 'Another account has this address.' });
    if (name !== before.user.name)
      await db.query('UPDATE account SET name = $2 WHERE account_id = $1 AND name = $3', [
        caller.accountId,
        name,
        before.user.name,
      ]);
    if (email !== before.user.email) {
      for (const address of [before.user.email, email]) {
        const to = { accountId: caller.accountId, address };
        await sendMail(db, tools, { template: 'address-changed', to, data: { name } });
      }
    }
    await recordAudit(call, 'account.corrected', null, {
      fields: Object.keys(body)
        .filter((key) => key !== 'password')
        .join(' '),
    });
    return answer(await readMe(db, caller, tools));
  },
});

export const deactivateMe = defineOperation({
  id: 'deactivateMe',
  method: 'POST',
  path: '/v1/me/deactivate',
  tag: 'Account',
  summary: 'Deactivate the account',
  description:
    'Nothing is taken in, sent or worked on until it is reactivated. Data stays, and stays yours to export and delete.',
  query: nothing,
  whileDeactivated: true,
  answers: { 200: { description: 'Since when', schema: accountStatusSchema } },
  refusals: [],
  async handle(call) {
    const { db, caller, tools } = call;
    await deactivate(db, caller.accountId, tools.now(), null);
    await recordAudit(call, 'account.deactivated');
    return statusAnswer(call);
  },
});

export const reactivateMe = defineOperation({
  id: 'reactivateMe',
  method: 'POST',
  path: '/v1/me/reactivate',
  tag: 'Account',
  summary: 'Open the account again; takes back a deletion that has not happened',
  query: nothing,
  whileDeactivated: true,
  answers: { 200: { description: 'The user and the account', schema: meSchema } },
  refusals: [],
  async handle(call) {
    if (await reactivate(call.db, call.caller.accountId)) await recordAudit(call, 'account.reactivated');
    return answer(await readMe(call.db, call.caller, call.tools));
  },
});

export const deleteMe = defineOperation({
  id: 'deleteMe',
  method: 'DELETE',
  path: '/v1/me',
  tag: 'Account',
  summary: 'Delete the account',
  description:
    'Deactivated at once, erased when the cooling-off is over; until then it can be taken back. What the law asks for (payments) stays under a random id.',
  body: deletionRequestSchema,
  whileDeactivated: true,
  answers: { 202: { description: 'When it will be erased', schema: accountStatusSchema } },
  refusals: ['password-wrong', 'rate-limited'],
  async handle(call) {
    const { db, caller, tools, body } = call;
    const refusal = await tools.reauthenticate(caller.userId, body.password);
    if (refusal) return refusal;
    const deleteAfter = new Date(tools.now().getTime() + tools.coolingOffDays * DAY_MS);
    await deactivate(db, caller.accountId, tools.now(), deleteAfter);
    const status = await findStatus(db, caller.accountId);
    const data = { on: status?.deleteAfter ?? deleteAfter.toISOString(), url: `${tools.publicUrl}/account` };
    if (tools.coolingOffDays > 0) {
      await sendMail(db, tools, { template: 'deletion-asked', to: caller, data, until: deleteAfter });
    }
    await recordAudit(call, 'account.deletion-asked');
    return answer(status, undefined, 202);
  },
});
