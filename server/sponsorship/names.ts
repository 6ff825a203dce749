import type { ClientBase } from 'pg';

/** First names of sponsors who allow it, by account. At the desk. */
export const findFirstName = async (db: ClientBase, accountId: string): Promise<string | undefined> =>
  (await findNames(db, [accountId], 'show_first_name')).get(accountId)?.split(/\s+/)[0];

/** Names of sponsored people who allow it, by account. At the desk. */
export const findSharedNames = (db: ClientBase, accountIds: readonly string[]) =>
  findNames(db, accountIds, 'share_name');

async function findNames(
  db: ClientBase,
  accountIds: readonly string[],
  allowed: 'show_first_name' | 'share_name',
): Promise<Map<string, string>> {
  const { rows } = await db.query<{ account_id: string; name: string }>(
    `SELECT m.account_id, u.name FROM membership m JOIN auth."user" u ON u.id = m.user_id
     JOIN sponsor_setting s ON s.account_id = m.account_id AND s.${allowed}
     WHERE m.role = 'owner' AND m.account_id = ANY($1::uuid[])`,
    [accountIds],
  );
  return new Map(rows.map((row) => [row.account_id, row.name.trim()]));
}
