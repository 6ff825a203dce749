import type { ClientBase } from 'pg';
import pg from 'pg';

/** A table that is copied: its name, quoted and with its schema, and the columns that are stored. */
export interface CopiedTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** What a backup holds. Jobs are not in it: what is due is found again by looking. */
const SCHEMAS = ['public', 'auth'];
/** Which steps ran stands at the head of the backup. */
const NOT_COPIED = ['public.schema_migration'];

/** The tables, those first that others refer to. */
export async function listTables(db: ClientBase): Promise<CopiedTable[]> {
  const { rows } = await db.query<{ schema: string; name: string; columns: CopiedTable['columns']; needs: string[] }>(
    `SELECT n.nspname AS schema, c.relname AS name,
       (SELECT jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       ARRAY(SELECT DISTINCT k.confrelid::regclass::text FROM pg_constraint k
        WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS needs
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = ANY($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1, 2`,
    [SCHEMAS],
  );
  const quoted = (schema: string, name: string) => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
  const full = (regclass: string) => {
    const [, schema = 'public', name = ''] = /^(?:"?(\w+)"?\.)?"?(\w+)"?$/.exec(regclass) ?? [];
    return quoted(schema, name);
  };
  const left = new Map(
    rows
      .filter(({ schema, name }) => !NOT_COPIED.includes(`${schema}.${name}`))
      .map(({ schema, name, columns, needs }) => [quoted(schema, name), { columns, needs: needs.map(full) }]),
  );
  const ordered: CopiedTable[] = [];
  while (left.size > 0) {
    const ready = [...left].filter(([, { needs }]) => !needs.some((other) => left.has(other)));
    if (ready.length === 0)
      throw new Error(`These tables refer to each other in a circle: ${[...left.keys()].join(', ')}`);
    for (const [name, { columns }] of ready) {
      ordered.push({ name, columns });
      left.delete(name);
    }
  }
  return ordered;
}
