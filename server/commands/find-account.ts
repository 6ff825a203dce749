import type { Database } from '../db/open.ts';
import { inScope } from '../db/tenant.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The account that an operator names by its id or by somebody's e-mail address. */
export async function getAccount({ app }: Pick<Database, 'app'>, idOrEmail: string): Promise<string> {
  const { rows } = await inScope(app, { desk: 'operator' }, (db) =>
    UUID.test(idOrEmail)
      ? db.query<{ account_id: string }>('SELECT account_id FROM account WHERE account_id = $1', [idOrEmail])
      : db.query<{ account_id: string }>(
          'SELECT m.account_id FROM membership m JOIN auth."user" u ON u.id = m.user_id WHERE u.email = $1',
          [idOrEmail.toLowerCase()],
        ),
  );
  if (!rows[0]) throw new Error(`There is no account ${idOrEmail}. Give its id or the e-mail address of a member.`);
  return rows[0].account_id;
}
