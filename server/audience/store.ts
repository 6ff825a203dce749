import type { ClientBase } from 'pg';
import type { AudienceVisits, MeasuredPage } from '../contract/audience.ts';

const MOST_LISTED = 2000;

/** Notes one page, under the person's number, which is made with the first. */
export async function insertVisit(
  db: ClientBase,
  { accountId, userId }: { accountId: string; userId: string },
  { id, number, page, at }: { id: string; number: string; page: MeasuredPage; at: Date },
): Promise<void> {
  await db.query(
    'INSERT INTO audience_number (account_id, user_id, number) VALUES ($1, $2, $3) ON CONFLICT (account_id, user_id) DO NOTHING',
    [accountId, userId, number],
  );
  await db.query(
    `INSERT INTO audience_visit (account_id, id, number, page, at)
     SELECT account_id, $3, number, $4, $5 FROM audience_number WHERE account_id = $1 AND user_id = $2`,
    [accountId, userId, id, page, at],
  );
}

/** Everything that was measured of the person, the newest first. */
export async function readVisits(db: ClientBase, accountId: string, userId: string): Promise<AudienceVisits> {
  const { rows } = await db.query<{ page: string; at: Date; all: number }>(
    `SELECT v.page, v.at, count(*) OVER ()::int AS all FROM audience_visit v
     JOIN audience_number n USING (account_id, number) WHERE v.account_id = $1 AND n.user_id = $2
     ORDER BY v.at DESC, v.id DESC LIMIT ${MOST_LISTED}`,
    [accountId, userId],
  );
  return {
    visits: rows.map(({ page, at }) => ({ page, at: at.toISOString() })),
    more: (rows[0]?.all ?? 0) - rows.length,
  };
}

/** Deletes everything that was measured of the person, and their number. Says how many pages. */
export async function deleteVisits(db: ClientBase, accountId: string, userId: string): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM audience_visit v USING audience_number n
     WHERE v.account_id = $1 AND n.account_id = $1 AND n.number = v.number AND n.user_id = $2`,
    [accountId, userId],
  );
  await db.query('DELETE FROM audience_number WHERE account_id = $1 AND user_id = $2', [accountId, userId]);
  return rowCount ?? 0;
}

/** How often each page was opened, by month. At the operator's desk. */
export async function countByMonth(
  db: ClientBase,
): Promise<{ month: string; page: string; visits: number; people: number }[]> {
  const { rows } = await db.query<{ month: string; page: string; visits: number; people: number }>(
    `SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, page, count(*)::int AS visits, count(DISTINCT number)::int AS people
     FROM audience_visit GROUP BY 1, 2 ORDER BY 1 DESC, 3 DESC, 2`,
  );
  return rows;
}
