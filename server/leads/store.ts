import type { ClientBase } from 'pg';
import type { Incoming } from './incoming.ts';
import { createPatches } from './patches.ts';
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

/**
 * The leads that any of the keys points to, oldest first, each with all its keys. Found key by key, then lead by lead: a
 * join would be planned by statistics that a growing account has outgrown, and would read the whole account.
 */
export async function findByKeys(db: ClientBase, accountId: string, keys: readonly string[]): Promise<StoredLead[]> {
  const { rows } = await db.query<StoredLead>(
    `WITH found AS MATERIALIZED (
       SELECT DISTINCT held.lead_id AS id FROM unnest($2::text[]) AS wanted(key)
       CROSS JOIN LATERAL (SELECT lead_id FROM lead_key WHERE account_id = $1 AND key = wanted.key LIMIT 1) held)
     SELECT found.id, every.keys FROM found CROSS JOIN LATERAL (
       SELECT array_agg(key) AS keys FROM lead_key WHERE account_id = $1 AND lead_id = found.id) every
     ORDER BY found.id`,
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
 * The merge rule: a field takes the newest capture; what a person typed stays; a row in which nothing changes is not
 * written; the first capture's date never moves. Says which leads were created or changed.
 */
export async function upsertLeads(
  db: ClientBase,
  accountId: string,
  ownerId: string,
  leads: readonly Placed[],
  now: Date,
) {
  const { rows } = await db.query<{ id: string; created: boolean }>(
    `WITH patch AS MATERIALIZED (
       SELECT p.*, l.id IS NOT NULL AS known, l.fields AS had, l.provenance AS said
       FROM jsonb_to_recordset($3) AS p(id uuid, kind text, fields jsonb, provenance jsonb, first timestamptz)
       LEFT JOIN LATERAL (SELECT id, fields, provenance FROM lead WHERE account_id = $1 AND id = p.id LIMIT 1) l ON true
     ), winning AS (
       SELECT id, jsonb_object_agg(f.key, f.value) AS fields, jsonb_object_agg(f.key, provenance -> f.key) AS provenance
       FROM patch CROSS JOIN LATERAL jsonb_each(fields) f
       WHERE known AND (NOT said ? f.key OR (
         said -> f.key ->> 'by' = 'capture'
         AND (said -> f.key ->> 'at')::timestamptz <= (provenance -> f.key ->> 'at')::timestamptz
         AND had -> f.key IS DISTINCT FROM f.value))
       GROUP BY id
     ), written AS (
       SELECT id, kind, fields, provenance, first FROM patch WHERE NOT known
       UNION ALL SELECT id, patch.kind, winning.fields, winning.provenance, patch.first FROM winning JOIN patch USING (id)
     )
     INSERT INTO lead AS l (account_id, id, kind, owner_id, fields, provenance, first_captured_at)
     SELECT $1, id, kind, $2, fields, provenance, least(first, $4) FROM written ORDER BY id
     ON CONFLICT (account_id, id) DO UPDATE SET
       fields = l.fields || excluded.fields, provenance = l.provenance || excluded.provenance,
       updated_at = now(), version = l.version + 1
     RETURNING l.id, l.version = 1 AS created`,
    [accountId, ownerId, JSON.stringify(createPatches(leads)), now],
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
export function insertKeys(db: ClientBase, accountId: string, leads: readonly Placed[]) {
  const owners = new Map(leads.flatMap(({ keys, leadId }) => keys.map((key) => [key, leadId] as const)));
  return db.query(
    `INSERT INTO lead_key (account_id, key, lead_id)
     SELECT $1, k.key, k.lead_id FROM unnest($2::text[], $3::uuid[]) AS k(key, lead_id) ORDER BY k.key ON CONFLICT DO NOTHING`,
    [accountId, [...owners.keys()], [...owners.values()]],
  );
}

/** Keeps where each lead was seen, when, and by whom. A capture that came before is not written again. */
export const insertCaptures = (db: ClientBase, accountId: string, userId: string, leads: readonly Placed[]) =>
  db.query(
    `INSERT INTO lead_capture (account_id, client_ref, lead_id, user_id, captured_at, source, degree, legal_basis)
     SELECT $1, c.ref, c.lead_id, $2, c.at, c.source, c.degree, 'legitimate-interest'
     FROM unnest($3::uuid[], $4::uuid[], $5::timestamptz[], $6::jsonb[], $7::int[]) AS c(ref, lead_id, at, source, degree)
     ON CONFLICT DO NOTHING`,
    [
      accountId,
      userId,
      leads.map(({ clientRef }) => clientRef),
      leads.map(({ leadId }) => leadId),
      leads.map(({ capturedAt }) => capturedAt),
      leads.map(({ source }) => JSON.stringify(source)),
      leads.map(({ fields }) => fields.degree ?? null),
    ],
  );
