import pg from 'pg';
import { ensureOwnerSees } from '../db/owner.ts';
import { listTables } from './catalog.ts';
import { type Chunk, readChunks } from './read.ts';
import { PLAIN } from './write.ts';

/** Fills an empty database of the backup's shape with the backup, in one transaction. As the owner. */
export async function loadBackup(owner: pg.Client, file: string): Promise<void> {
  await ensureOwnerSees(owner);
  const tables = await listTables(owner);
  const types = new Map(tables.map(({ name, columns }) => [name, new Map(columns.map((c) => [c.name, c.type]))]));
  await owner.query('BEGIN');
  await owner.query(PLAIN);
  // What the triggers seal, check and refuse was sealed, checked and let in when the rows were written.
  for (const { name } of tables) await owner.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  for (const { name } of tables.toReversed()) await owner.query(`DELETE FROM ${name}`);
  for await (const chunk of readChunks(file)) {
    const known = types.get(chunk.table);
    if (!known) throw new Error(`The backup has a table ${chunk.table} that this program does not know.`);
    await insert(owner, chunk, known);
  }
  for (const { name } of tables) await owner.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
  await owner.query('COMMIT');
}

async function insert(owner: pg.Client, { table, columns, rows }: Chunk, types: ReadonlyMap<string, string>) {
  const names = columns.map(pg.escapeIdentifier).join(', ');
  const values = columns.map((column, place) => `(r.line ->> ${place})::${types.get(column) ?? 'text'}`).join(', ');
  await owner.query(
    `INSERT INTO ${table} (${names}) OVERRIDING SYSTEM VALUE
     SELECT ${values} FROM json_array_elements($1::json) WITH ORDINALITY AS r(line, place) ORDER BY r.place`,
    [JSON.stringify(rows)],
  );
}
