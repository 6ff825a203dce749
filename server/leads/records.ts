import type { ClientBase } from 'pg';
import type { LeadDetail, LeadPatch, LeadRecord } from '../contract/records.ts';

interface Row {
  id: string;
  kind: LeadRecord['kind'];
  fields: Pick<LeadRecord, 'name'>;
  provenance: LeadDetail['provenance'];
  keys: string[];
  owner: LeadRecord['owner'];
  source: LeadRecord['source'] | null;
  first_captured_at: Date;
  last_captured_at: Date;
  updated_at: Date;
  version: number;
}

const select = (more = '', from = 'lead l') => `
  SELECT l.id, l.kind, l.fields, l.provenance, l.first_captured_at, l.updated_at, l.version,
    jsonb_build_object('id', l.owner_id, 'name', coalesce(u.name, '')) AS owner,
    ARRAY(SELECT k.key FROM lead_key k WHERE k.account_id = l.account_id AND k.lead_id = l.id ORDER BY k.key) AS keys,
    newest.source, coalesce(newest.captured_at, l.first_captured_at) AS last_captured_at${more}
  FROM ${from}
  LEFT JOIN auth."user" u ON u.id = l.owner_id
  LEFT JOIN LATERAL (
    SELECT c.source, c.captured_at FROM lead_capture c WHERE c.account_id = l.account_id AND c.lead_id = l.id
    ORDER BY c.captured_at DESC LIMIT 1) newest ON true`;

const toRecord = (row: Row): LeadRecord => ({
  ...row.fields,
  id: row.id,
  kind: row.kind,
  identityKeys: row.keys,
  owner: row.owner,
  ...(row.source && { source: row.source }),
  firstCapturedAt: row.first_captured_at.toISOString(),
  lastCapturedAt: row.last_captured_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});

/** Which leads are meant; what is absent does not matter. */
export interface LeadFilter {
  readonly q?: string | undefined;
  readonly list?: string | undefined;
  readonly owner?: string | undefined;
  /** An instant: created or changed then or later. */
  readonly since?: string | undefined;
}

/** Newest first, from after `cursor`. `q`: each word, or the beginning of one, must be in the lead's words. */
export async function listRecords(
  db: ClientBase,
  accountId: string,
  { cursor, limit, q, list, owner, since }: LeadFilter & { cursor?: string | undefined; limit: number },
): Promise<LeadRecord[]> {
  const { rows } = await db.query<Row>(
    `WITH words AS (
       SELECT string_agg('''' || lexeme || ''':*', ' & ')::tsquery AS query
       FROM unnest(to_tsvector('simple', search_words(coalesce($4, ''))))
     )
     ${select('', 'words CROSS JOIN lead l')}
     WHERE l.account_id = $1 AND ($2::uuid IS NULL OR l.id < $2) AND ($4::text IS NULL OR l.search @@ words.query)
       AND ($5::text IS NULL OR l.owner_id = $5) AND ($6::timestamptz IS NULL OR l.updated_at >= $6)
       AND ($7::uuid IS NULL OR l.id IN (SELECT lead_id FROM list_lead WHERE account_id = $1 AND list_id = $7))
     ORDER BY l.id DESC LIMIT $3`,
    [accountId, cursor ?? null, limit, q?.trim() ? q : null, owner ?? null, since ?? null, list ?? null],
  );
  return rows.map(toRecord);
}

/** The record of that id, or of the one that it was merged into. */
export async function findRecord(db: ClientBase, accountId: string, id: string): Promise<LeadDetail | undefined> {
  const { rows } = await db.query<Row & { captures: LeadDetail['captures']; told: LeadDetail['told'] | null }>(
    `${select(`, ARRAY(
       SELECT jsonb_build_object('clientRef', c.client_ref, 'capturedAt', c.captured_at, 'receivedAt', c.received_at,
         'by', c.user_id, 'source', c.source, 'legalBasis', c.legal_basis)
       FROM lead_capture c WHERE c.account_id = l.account_id AND c.lead_id = l.id ORDER BY c.captured_at DESC) AS captures,
       (SELECT jsonb_build_object('at', p.told_at, 'how', p.how) FROM person_told p
        WHERE p.account_id = l.account_id AND p.lead_id = l.id) AS told`)}
     WHERE l.account_id = $1 AND l.id =
       coalesce((SELECT lead_id FROM lead_merge WHERE account_id = $1 AND merged_id = $2), $2::uuid)`,
    [accountId, id],
  );
  const [row] = rows;
  if (!row) return undefined;
  const iso = (date: string) => new Date(date).toISOString();
  return {
    ...toRecord(row),
    provenance: Object.fromEntries(
      Object.entries(row.provenance).map(([field, said]) => [field, { ...said, at: iso(said.at) }]),
    ),
    ...(row.told && { told: { ...row.told, at: iso(row.told.at) } }),
    captures: row.captures.map((c) => ({ ...c, capturedAt: iso(c.capturedAt), receivedAt: iso(c.receivedAt) })),
  };
}

/** Writes what a person typed. False where the row is no longer of that version. */
export async function patchRecord(
  db: ClientBase,
  accountId: string,
  { id, version }: Pick<LeadRecord, 'id' | 'version'>,
  patch: LeadPatch,
  by: { userId: string; at: Date },
): Promise<boolean> {
  const removed = Object.keys(patch).filter((field) => patch[field as keyof LeadPatch] === null);
  const typed = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null));
  const said = { by: 'person', at: by.at.toISOString(), ref: by.userId };
  const provenance = Object.fromEntries(Object.keys(patch).map((field) => [field, said]));
  const { rowCount } = await db.query(
    `UPDATE lead SET fields = (fields - $4::text[]) || $5, provenance = provenance || $6, updated_at = now(), version = version + 1
     WHERE account_id = $1 AND id = $2 AND version = $3`,
    [accountId, id, version, removed, JSON.stringify(typed), JSON.stringify(provenance)],
  );
  return rowCount === 1;
}

/** Identity key → the lead that holds it, and the name of who owns it. */
export async function findOwners(db: ClientBase, accountId: string, keys: readonly string[]) {
  const { rows } = await db.query<{ key: string; id: string; owner: string | null }>(
    `SELECT k.key, l.id, u.name AS owner FROM lead_key k JOIN lead l ON l.account_id = k.account_id AND l.id = k.lead_id
     LEFT JOIN auth."user" u ON u.id = l.owner_id WHERE k.account_id = $1 AND k.key = ANY($2)`,
    [accountId, keys],
  );
  return new Map(rows.map((row) => [row.key, row]));
}
