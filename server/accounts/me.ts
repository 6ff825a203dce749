import * as z from 'zod';
import { meSchema } from '../contract/account.ts';
import { answer } from '../http/answer.ts';
import { defineOperation } from '../http/operation.ts';

export const getMe = defineOperation({
  id: 'getMe',
  method: 'GET',
  path: '/v1/me',
  tag: 'Account',
  summary: 'Who is asking',
  query: z.strictObject({}),
  answers: { 200: { description: 'The user and the account', schema: meSchema } },
  refusals: [],
  async handle({ db, caller }) {
    const { rows } = await db.query(
      `SELECT jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email) AS user,
         jsonb_build_object('id', a.account_id, 'name', a.name) AS account
       FROM account a, auth."user" u WHERE a.account_id = $1 AND u.id = $2`,
      [caller.accountId, caller.userId],
    );
    return answer(rows[0]);
  },
});
