import type { ClientBase } from 'pg';
import type { Incoming } from './incoming.ts';
import type { StoredLead } from './same-person.ts';

/** An incoming lead, with the id of the record that it belongs to. */
export interface Placed extends Incoming {
  readonly leadId: string;
}

/**
 * The leads' tables. Every function is one statement for the whole batch, whatever its size; the account is the
 * transaction's (server/db/tenant.ts) and the statements name it besides, for the primary key begins with it.
 */

/** Takes the account's turn: batches of one account follow each other, so that none is read half-merged. */
export const takeTurn = (db: ClientBase, accountId: string) =>
  db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [accountId]);

/** The leads that any of the keys points to, oldest first, each with all its keys. */
export async function findByKeys(db: ClientBase, accountId: string, keys: readonly string[]): Promise<StoredLead[]> {
  const { rows } = await db.query<StoredLead>(
    `SELECT l.id, array_agg(k.key) AS keys
     FROM lead l JOIN lead_key k ON k.account_id = l.account_id AND k.lead_id = l.id
     WHERE l.account_id = $1 AND l.id IN (SELECT lead_id FROM lead_key WHERE account_id = $1 AND key = ANY($2))
     GROUP BY l.account_id, l.id ORDER BY l.id`,
    [accountId, keys],
  );
  return rows;
}

/** clientRef → lead, of those that were taken in before. */
export async function findByClientRefs(db: ClientBase, accountId: string, refs: readonly string[]) {
  const { rows } = await db.query<{ client_ref: string; lead_id: string }>(
    'SELECT client_ref, lead_id FROM lead_capture WHERE account_id = $1 AND client_ref = ANY($2::uuid[])',
    [accountId, refs],
  );
  return new Map(rows.map((row) => [row.client_ref, row.lead_id]));
}

/**
 * The merge rule, for new and known leads alike: a field takes the newest capture; what a person typed stays; a row in
 * which nothing changes is not written; the first capture's date never moves. Says which leads were created or changed.
 */
export async function upsertLeads(
  db: ClientBase,
  accountId: string,
  ownerId: string,
  leads: readonly Placed[],
  now: Date,
) {
  const { rows } = await db.query<{ id: string; created: boolean }>(
    `WITH incoming AS (
       SELECT * FROM jsonb_to_recordset($3) AS r(
         place int, "leadId" uuid, kind text, "clientRef" uuid, fields jsonb, "capturedAt" timestamptz)
     ), newest AS (
       SELECT DISTINCT ON (i."leadId", f.key) i."leadId" AS id, f.key AS field, f.value, i."capturedAt" AS at, i."clientRef" AS ref
       FROM incoming i CROSS JOIN jsonb_each(i.fields) f
       ORDER BY i."leadId", f.key, i."capturedAt" DESC, i.place DESC
     ), winning AS (
       SELECT n.* FROM newest n LEFT JOIN lead l ON l.account_id = $1 AND l.id = n.id
       WHERE l.id IS NULL OR NOT l.provenance ? n.field OR (
         l.provenance -> n.field ->> 'by' = 'capture'
         AND (l.provenance -> n.field ->> 'at')::timestamptz <= n.at
         AND l.fields -> n.field IS DISTINCT FROM n.value)
     ), patch AS (
       SELECT id, jsonb_object_agg(field, value) AS fields,
         jsonb_object_agg(field, jsonb_build_object('by', 'capture', 'at', at, 'ref', ref)) AS provenance
       FROM winning GROUP BY id
     ), seen AS (
       SELECT "leadId" AS id, min(kind) AS kind, min("capturedAt") AS first FROM incoming GROUP BY "leadId"
     )
     INSERT INTO lead AS l (account_id, id, kind, owner_id, fields, provenance, first_captured_at)
     SELECT $1, id, seen.kind, $2, patch.fields, patch.provenance, least(seen.first, $4) FROM patch JOIN seen USING (id) ORDER BY id
     ON CONFLICT (account_id, id) DO UPDATE SET
       fields = l.fields || excluded.fields, provenance = l.provenance || excluded.provenance,
       updated_at = now(), version = l.version + 1
     RETURNING l.id, l.version = 1 AS created`,
    [accountId, ownerId, JSON.stringify(leads), now],
  );
  return new Map(rows.map((row) => [row.id, row.created ? ('created' as const) : ('updated' as const)]));
}

/** A capture that arrives late may be the first one: the clock of a lead runs from the earliest, and nothing moves it forward. */
export const moveFirstCaptures = (db: ClientBase, accountId: string, leads: readonly Placed[]) =>
  db.query(
    `UPDATE lead l SET first_captured_at = early.first
     FROM (SELECT i."leadId" AS id, min(i."capturedAt") AS first
       FROM jsonb_to_recordset($2) AS i("leadId" uuid, "capturedAt" timestamptz) GROUP BY i."leadId") early
     WHERE l.account_id = $1 AND l.id = early.id AND early.first < l.first_captured_at`,
    [accountId, JSON.stringify(leads.map(({ leadId, capturedAt }) => ({ leadId, capturedAt })))],
  );

/** Ties the keys to their leads. A key that another lead holds stays there: merging has brought those together before. */
export const insertKeys = (db: ClientBase, accountId: string, leads: readonly Placed[]) =>
  db.query(
    `INSERT INTO lead_key (account_id, key, lead_id)
     SELECT DISTINCT $1::uuid, k.key, i."leadId" FROM jsonb_to_recordset($2) AS i("leadId" uuid, keys jsonb)
     CROSS JOIN jsonb_array_elements_text(i.keys) AS k(key) ORDER BY k.key ON CONFLICT DO NOTHING`,
    [accountId, JSON.stringify(leads)],
  );

/** Keeps where each lead was seen, when, and by whom. A capture that came before is not written again. */
export const insertCaptures = (db: ClientBase, accountId: string, userId: string, leads: readonly Placed[]) =>
  db.query(
    `INSERT INTO lead_capture (account_id, client_ref, lead_id, user_id, captured_at, source, degree, legal_basis)
     SELECT $1, i."clientRef", i."leadId", $2, i."capturedAt", i.source, (i.fields ->> 'degree')::int, 'legitimate-interest'
     FROM jsonb_to_recordset($3) AS i("clientRef" uuid, "leadId" uuid, "capturedAt" timestamptz, source jsonb, fields jsonb)
     ON CONFLICT DO NOTHING`,
    [accountId, userId, JSON.stringify(leads)],
  );
