import type { ClientBase } from 'pg';
import type { List } from '../contract/lists.ts';

const LIST = `SELECT s.id, s.name, s.created_at,
  (SELECT count(*)::int FROM list_lead m WHERE m.account_id = s.account_id AND m.list_id = s.id) AS leads FROM list s`;

interface Row {
  id: string;
  name: string;
  leads: number;
  created_at: Date;
}

const toList = ({ created_at, ...row }: Row): List => ({ ...row, createdAt: created_at.toISOString() });

export async function readLists(db: ClientBase, accountId: string): Promise<List[]> {
  const { rows } = await db.query<Row>(`${LIST} WHERE s.account_id = $1 ORDER BY s.name, s.id`, [accountId]);
  return rows.map(toList);
}

export async function findList(db: ClientBase, accountId: string, id: string): Promise<List | undefined> {
  const { rows } = await db.query<Row>(`${LIST} WHERE s.account_id = $1 AND s.id = $2`, [accountId, id]);
  return rows[0] && toList(rows[0]);
}

/** Makes a list, or finds the one that has the name. */
export async function openList(
  db: ClientBase,
  list: { accountId: string; id: string; name: string; createdBy: string },
): Promise<List> {
  await db.query('INSERT INTO list (account_id, id, name, created_by) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [
    list.accountId,
    list.id,
    list.name,
    list.createdBy,
  ]);
  const { rows } = await db.query<Row>(`${LIST} WHERE s.account_id = $1 AND s.name = $2`, [list.accountId, list.name]);
  return toList(rows[0] as Row);
}

export const deleteList = async (db: ClientBase, accountId: string, id: string): Promise<boolean> =>
  (await db.query('DELETE FROM list WHERE account_id = $1 AND id = $2', [accountId, id])).rowCount === 1;

// The id of a lead that was merged stands for the one that stayed.
const NAMED = `SELECT DISTINCT l.id FROM unnest($3::uuid[]) AS named(id)
  LEFT JOIN lead_merge m ON m.account_id = $1 AND m.merged_id = named.id
  JOIN lead l ON l.account_id = $1 AND l.id = coalesce(m.lead_id, named.id)`;

/** Puts leads on a list. Ids that no lead of the account has are left out. */
export const addToList = (db: ClientBase, accountId: string, id: string, leads: readonly string[]) =>
  db.query(
    `INSERT INTO list_lead (account_id, list_id, lead_id) SELECT $1, $2, id FROM (${NAMED}) AS named ORDER BY id ON CONFLICT DO NOTHING`,
    [accountId, id, leads],
  );

export const removeFromList = (db: ClientBase, accountId: string, id: string, leads: readonly string[]) =>
  db.query(`DELETE FROM list_lead WHERE account_id = $1 AND list_id = $2 AND lead_id IN (${NAMED})`, [
    accountId,
    id,
    leads,
  ]);
