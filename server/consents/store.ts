import type { ClientBase } from 'pg';
import type { ConsentChoice, ConsentEvent, ConsentHistory, ConsentState, Purpose } from '../contract/consents.ts';
import type { Sealed } from './chain.ts';

interface Row {
  id: string;
  client_ref: string;
  purpose: Purpose;
  state: ConsentState;
  notice_id: string;
  notice_hash: string;
  language: string;
  chosen_at: Date;
  recorded_at: Date;
  seq: number;
  record: unknown;
  previous_hash: string;
  hash: string;
}

const toEvent = (row: Row): ConsentEvent => ({
  id: row.id,
  clientRef: row.client_ref,
  purpose: row.purpose,
  state: row.state,
  noticeId: row.notice_id,
  noticeHash: row.notice_hash,
  language: row.language,
  chosenAt: row.chosen_at.toISOString(),
  recordedAt: row.recorded_at.toISOString(),
});

/** Takes the person's turn: their chain of choices grows by one writer at a time. */
export const takeTurn = (db: ClientBase, userId: string) =>
  db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [userId]);

/** Lets no choice of this person change until the transaction ends: a withdrawal that was acknowledged has nothing behind it. */
export const shareTurn = (db: ClientBase, userId: string) =>
  db.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 2))', [userId]);

/** Every choice, and where each purpose stands: a yes that came after a later no is in the history and allows nothing. */
export async function readHistory(db: ClientBase, accountId: string, userId: string): Promise<ConsentHistory> {
  const { rows } = await db.query<Row>(
    'SELECT * FROM consent_event WHERE account_id = $1 AND user_id = $2 ORDER BY seq',
    [accountId, userId],
  );
  const standing = await db.query<Pick<Row, 'purpose' | 'state'>>(
    'SELECT purpose, state FROM consent_current WHERE account_id = $1 AND user_id = $2',
    [accountId, userId],
  );
  const current = Object.fromEntries(standing.rows.map(({ purpose, state }) => [purpose, state]));
  return { events: rows.map(toEvent), current };
}

export async function readState(db: ClientBase, accountId: string, userId: string, purpose: Purpose) {
  const { rows } = await db.query<{ state: ConsentState }>(
    'SELECT state FROM consent_current WHERE account_id = $1 AND user_id = $2 AND purpose = $3',
    [accountId, userId, purpose],
  );
  return rows[0]?.state;
}

/** The notice under which the purpose is allowed now. Undefined where it is not. */
export async function findYes(db: ClientBase, accountId: string, userId: string, purpose: Purpose) {
  const { rows } = await db.query<{ state: ConsentState; notice_id: string }>(
    'SELECT state, notice_id FROM consent_current WHERE account_id = $1 AND user_id = $2 AND purpose = $3',
    [accountId, userId, purpose],
  );
  return rows[0]?.state === 'given' ? rows[0].notice_id : undefined;
}

export async function readLast(db: ClientBase, accountId: string, userId: string) {
  const { rows } = await db.query<{ seq: number; hash: string }>(
    'SELECT seq, hash FROM consent_event WHERE account_id = $1 AND user_id = $2 ORDER BY seq DESC LIMIT 1',
    [accountId, userId],
  );
  return rows[0];
}

export async function findRecorded(db: ClientBase, accountId: string, refs: readonly string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ client_ref: string }>(
    'SELECT client_ref FROM consent_event WHERE account_id = $1 AND client_ref = ANY($2::uuid[])',
    [accountId, refs],
  );
  return new Set(rows.map((row) => row.client_ref));
}

/** Those of the choices whose notice was never offered in those words. */
export async function findUnknownNotices(db: ClientBase, choices: readonly ConsentChoice[]): Promise<number[]> {
  const { rows } = await db.query<{ place: number }>(
    `SELECT c.place - 1 AS place FROM jsonb_array_elements($1) WITH ORDINALITY AS c(choice, place)
     WHERE NOT EXISTS (SELECT 1 FROM notice n WHERE n.id = choice ->> 'noticeId'
       AND n.language = choice ->> 'language' AND n.sha256 = choice ->> 'noticeHash')`,
    [JSON.stringify(choices)],
  );
  return rows.map((row) => Number(row.place));
}

export async function insertEvents(db: ClientBase, accountId: string, userId: string, events: readonly Sealed[]) {
  await db.query(
    `INSERT INTO consent_event (account_id, user_id, id, seq, client_ref, purpose, state, notice_id, notice_hash, language,
       chosen_at, recorded_at, record, previous_hash, hash)
     SELECT $1, $2, r.* FROM jsonb_to_recordset($3) AS r(id uuid, seq int, "clientRef" uuid, purpose text, state text,
       "noticeId" text, "noticeHash" text, language text, "chosenAt" timestamptz, "recordedAt" timestamptz,
       record jsonb, "previousHash" text, hash text)`,
    [accountId, userId, JSON.stringify(events)],
  );
}
