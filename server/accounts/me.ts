import type { ClientBase } from 'pg';
import * as z from 'zod';
import { type Me, meSchema } from '../contract/account.ts';
import { answer } from '../http/answer.ts';
import { type Caller, defineOperation, type Tools } from '../http/operation.ts';
import { findStatus } from './status.ts';

/** The person, the account, and where the account stands. */
export async function readMe(
  db: ClientBase,
  { accountId, userId }: Caller,
  { coolingOffDays }: Pick<Tools, 'coolingOffDays'>,
): Promise<Me> {
  const { rows } = await db.query<Pick<Me, 'user' | 'account'>>(
    `SELECT jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email) AS user,
       jsonb_build_object('id', a.account_id, 'name', a.name) AS account
     FROM account a, auth."user" u WHERE a.account_id = $1 AND u.id = $2`,
    [accountId, userId],
  );
  const status = await findStatus(db, accountId);
  return { ...(rows[0] as Me), ...(status && { status }), coolingOffDays };
}

export const getMe = defineOperation({
  id: 'getMe',
  method: 'GET',
  path: '/v1/me',
  tag: 'Account',
  summary: 'Who is asking',
  query: z.strictObject({}),
  whileDeactivated: true,
  answers: { 200: { description: 'The user and the account', schema: meSchema } },
  refusals: [],
  async handle({ db, caller, tools }) {
    return answer(await readMe(db, caller, tools));
  },
});
