import type { ClientBase } from 'pg';
import type { PersonToTell } from '../contract/told.ts';
import { findProfileUrl } from '../leads/export/profile-url.ts';
import { proposeLanguage } from './language.ts';

/** The law: within a month of capture at the latest. */
export const DAYS_TO_TELL = 30;
const DAY_MS = 24 * 3600 * 1000;

interface Row {
  id: string;
  name: string;
  location: string | null;
  keys: string[];
  first_captured_at: Date;
}

const toPerson = ({ id, name, location, keys, first_captured_at: at }: Row): PersonToTell => {
  const profileUrl = findProfileUrl({ identityKeys: keys });
  return {
    id,
    name,
    ...(profileUrl && { profileUrl }),
    ...(location && { location }),
    language: proposeLanguage(location),
    firstCapturedAt: at.toISOString(),
    dueAt: new Date(at.getTime() + DAYS_TO_TELL * DAY_MS).toISOString(),
  };
};

const untold = `l.account_id = $1 AND l.kind = 'person' AND NOT EXISTS (
  SELECT 1 FROM person_told p WHERE p.account_id = l.account_id AND p.lead_id = l.id)`;

/** People whom nobody has told yet, who were captured first first; from after `cursor`. */
export async function readUntold(
  db: ClientBase,
  accountId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ people: PersonToTell[]; nextCursor?: string }> {
  const [at, id] = cursor?.split('_') ?? [];
  const { rows } = await db.query<Row>(
    `SELECT l.id, l.fields -> 'name' ->> 'shown' AS name, l.fields ->> 'location' AS location, l.first_captured_at,
       ARRAY(SELECT k.key FROM lead_key k WHERE k.account_id = l.account_id AND k.lead_id = l.id ORDER BY k.key) AS keys
     FROM lead l WHERE ${untold}
       AND ($2::timestamptz IS NULL OR (date_trunc('milliseconds', l.first_captured_at), l.id) > ($2, $3::uuid))
     ORDER BY date_trunc('milliseconds', l.first_captured_at), l.id LIMIT $4`,
    [accountId, at ?? null, id ?? null, limit],
  );
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return {
    people: rows.map(toPerson),
    ...(last && { nextCursor: `${last.first_captured_at.toISOString()}_${last.id}` }),
  };
}

export async function countUntold(
  db: ClientBase,
  accountId: string,
  now: Date,
): Promise<{ waiting: number; late: number }> {
  const { rows } = await db.query<{ waiting: number; late: number }>(
    `SELECT count(*)::int AS waiting, (count(*) FILTER (WHERE l.first_captured_at < $2))::int AS late FROM lead l WHERE ${untold}`,
    [accountId, new Date(now.getTime() - DAYS_TO_TELL * DAY_MS)],
  );
  return rows[0] ?? { waiting: 0, late: 0 };
}

/** Notes that people were told, now, and how; those of another account or already told are passed over. */
export async function markTold(
  db: ClientBase,
  accountId: string,
  ids: readonly string[],
  { how, at, userId }: { how: string; at: Date; userId: string },
): Promise<number> {
  const { rowCount } = await db.query(
    `INSERT INTO person_told (account_id, lead_id, told_at, how, user_id)
     SELECT account_id, id, $3, $4, $5 FROM lead WHERE account_id = $1 AND kind = 'person' AND id = ANY($2::uuid[])
     ON CONFLICT DO NOTHING`,
    [accountId, ids, at, how, userId],
  );
  return rowCount ?? 0;
}

export async function unmarkTold(db: ClientBase, accountId: string, ids: readonly string[]): Promise<number> {
  const { rowCount } = await db.query('DELETE FROM person_told WHERE account_id = $1 AND lead_id = ANY($2::uuid[])', [
    accountId,
    ids,
  ]);
  return rowCount ?? 0;
}
