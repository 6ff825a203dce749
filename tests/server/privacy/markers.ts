import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import type { TestService } from '../service.ts';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly kind: 'text' | 'json' | 'texts';
}

const SCHEMAS = ['public', 'auth', 'pgboss'];

/** A superuser's view of a service's database, with what the marker test does in it. */
export async function openMarkers(service: TestService) {
  const owner = new pg.Client({ connectionString: service.databaseUrl });
  await owner.connect();
  const tables = async (): Promise<string[]> => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = ANY($1) AND c.relkind = 'r' ORDER BY 1`,
      [SCHEMAS],
    );
    return rows.map((row) => row.name);
  };
  const columns = async (): Promise<Column[]> => {
    const { rows } = await owner.query<Column>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS table, a.attname AS column,
         CASE t.typname WHEN '_text' THEN 'texts' WHEN 'json' THEN 'json' WHEN 'jsonb' THEN 'json' ELSE 'text' END AS kind
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
       JOIN pg_type t ON t.oid = a.atttypid
       WHERE n.nspname = ANY($1) AND c.relkind = 'r' AND t.typname IN ('text', 'varchar', 'json', 'jsonb', '_text') ORDER BY 1, 2`,
      [SCHEMAS],
    );
    return rows;
  };

  return {
    tables,
    query: (sql: string, values: unknown[] = []) => owner.query(sql, values),
    close: () => owner.end(),
    /**
     * Writes a marker of its own into every text and JSON column of the table's rows that `where` picks, triggers or not;
     * where the database refuses it (a key, a hash, one of a list), nothing is planted. Hands back the markers.
     */
    async plant(table: string, where: string, values: unknown[]): Promise<{ planted: string[]; refused: number }> {
      const planted: string[] = [];
      let refused = 0;
      const name = table.includes('.') ? table : `public.${table}`;
      for (const { column, kind } of (await columns()).filter((one) => one.table === name)) {
        const marker = `mk${Math.random().toString(36).slice(2, 12)}zz`;
        const place = pg.escapeIdentifier(column);
        const set = {
          text: `'${marker}'`,
          texts: `coalesce(${place}, '{}') || '${marker}'::text`,
          json: `(CASE jsonb_typeof(${place}::jsonb) WHEN 'object' THEN ${place}::jsonb ELSE '{}' END) || '{"planted": "${marker}"}'`,
        }[kind];
        await owner.query('BEGIN');
        try {
          await owner.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
          const { rowCount } = await owner.query(`UPDATE ${name} SET ${place} = ${set} WHERE ${where}`, values);
          await owner.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
          await owner.query('COMMIT');
          if (rowCount) planted.push(marker);
        } catch {
          await owner.query('ROLLBACK');
          refused++;
        }
      }
      return { planted, refused };
    },
    /** Everything that the database holds, as text, table by table. */
    async dump(): Promise<Map<string, string>> {
      const all = new Map<string, string>();
      for (const name of await tables()) {
        const { rows } = await owner.query<{ text: string | null }>(
          `SELECT string_agg(t::text, E'\\n') AS text FROM ${name} t`,
        );
        all.set(name, rows[0]?.text ?? '');
      }
      return all;
    },
  };
}

/** Where markers are found, among named texts: `table: marker`. */
export const findMarkers = (texts: ReadonlyMap<string, string>, markers: readonly string[]): string[] =>
  [...texts].flatMap(([name, text]) =>
    markers.filter((marker) => text.includes(marker)).map((marker) => `${name}: ${marker}`),
  );

export const readBackup = (file: string): string => gunzipSync(readFileSync(file)).toString();
