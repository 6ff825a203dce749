import type { ClientBase } from 'pg';

/** Two records that turned out to be one person: `merged` goes, `leadId` stays. */
export interface Merge {
  readonly merged: string;
  readonly leadId: string;
}

const PAIRS = 'jsonb_to_recordset($2) AS pair(merged uuid, "leadId" uuid)';

/**
 * Merges pairs of leads, each step one statement for all pairs. Per field: what a person typed wins, then the newer
 * capture. Keys, captures and lists move over (so provenance is kept), the earliest first capture counts, whoever was told
 * stays told from the earliest day on, and the id that went leads to the one that stayed.
 */
export async function mergeLeads(db: ClientBase, accountId: string, merges: readonly Merge[]): Promise<void> {
  if (merges.length === 0) return;
  const given = [accountId, JSON.stringify(merges)];
  await db.query(
    `WITH pair AS (SELECT * FROM ${PAIRS}),
     side AS (SELECT "leadId" AS target, merged AS id FROM pair UNION SELECT "leadId", "leadId" FROM pair),
     field AS (
       SELECT DISTINCT ON (side.target, p.key) side.target, p.key, l.fields -> p.key AS value, p.value AS provenance
       FROM side JOIN lead l ON l.account_id = $1 AND l.id = side.id CROSS JOIN jsonb_each(l.provenance) p
       ORDER BY side.target, p.key, (p.value ->> 'by' = 'person') DESC, (p.value ->> 'at')::timestamptz DESC
     ), merged AS (
       SELECT target, jsonb_object_agg(key, value) FILTER (WHERE value IS NOT NULL) AS fields,
         jsonb_object_agg(key, provenance) AS provenance,
         (SELECT min(l.first_captured_at) FROM lead l JOIN side s ON s.id = l.id AND s.target = field.target
          WHERE l.account_id = $1) AS first
       FROM field GROUP BY target
     )
     UPDATE lead l SET fields = merged.fields, provenance = merged.provenance, first_captured_at = merged.first,
       updated_at = now(), version = l.version + 1
     FROM merged WHERE l.account_id = $1 AND l.id = merged.target`,
    given,
  );
  await db.query(
    `INSERT INTO list_lead (account_id, list_id, lead_id, added_at)
     SELECT $1, m.list_id, pair."leadId", min(m.added_at) FROM ${PAIRS}
     JOIN list_lead m ON m.account_id = $1 AND m.lead_id = pair.merged GROUP BY m.list_id, pair."leadId" ON CONFLICT DO NOTHING`,
    given,
  );
  await db.query(
    `INSERT INTO person_told AS told (account_id, lead_id, told_at, how, user_id)
     SELECT DISTINCT ON (pair."leadId") $1, pair."leadId", t.told_at, t.how, t.user_id FROM ${PAIRS}
     JOIN person_told t ON t.account_id = $1 AND t.lead_id = pair.merged ORDER BY pair."leadId", t.told_at
     ON CONFLICT (account_id, lead_id) DO UPDATE SET told_at = excluded.told_at, how = excluded.how,
       user_id = excluded.user_id WHERE excluded.told_at < told.told_at`,
    given,
  );
  for (const [table, column] of [
    ['lead_key', 'lead_id'],
    ['lead_capture', 'lead_id'],
    ['lead_merge', 'lead_id'],
  ]) {
    await db.query(
      `UPDATE ${table} t SET ${column} = pair."leadId" FROM ${PAIRS} WHERE t.account_id = $1 AND t.${column} = pair.merged`,
      given,
    );
  }
  await db.query(
    `INSERT INTO lead_merge (account_id, merged_id, lead_id) SELECT $1, merged, "leadId" FROM ${PAIRS}`,
    given,
  );
  await db.query(`DELETE FROM lead l USING ${PAIRS} WHERE l.account_id = $1 AND l.id = pair.merged`, given);
}
