import { createHash } from 'node:crypto';
import { closeSync, createWriteStream, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { listTables } from './catalog.ts';
import type { BackupFoot, BackupHead, BackupTable } from './format.ts';

const ROWS_AT_A_TIME = 2000;

/** Text that does not depend on anybody's settings. */
export const PLAIN =
  "SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL bytea_output = 'hex'";

/**
 * Copies every table into a file, all as they were at one moment, while the service runs. Streamed: memory does not grow
 * with the database. The file appears under its name only when it is whole and on the disk. As the owner.
 */
export async function writeBackup(ownerUrl: string, file: string, at: Date): Promise<BackupFoot['rows']> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'leadferry backup' });
  await owner.connect();
  const draft = `${file}.part`;
  const rows: Record<string, number> = {};
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    await owner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await owner.query(PLAIN);
    await pipeline(Readable.from(readLines(owner, at, rows)), createGzip(), createWriteStream(draft, { mode: 0o600 }));
    await owner.query('COMMIT');
    const handle = openSync(draft, 'r+');
    fsyncSync(handle);
    closeSync(handle);
    renameSync(draft, file);
    return rows;
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    await owner.end();
  }
}

async function* readLines(owner: pg.Client, at: Date, counts: Record<string, number>): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const say = (lines: readonly string[]) => {
    const text = lines.map((line) => `${line}\n`).join('');
    hash.update(text);
    return text;
  };
  const steps = await owner.query<{ name: string }>('SELECT name FROM schema_migration ORDER BY name');
  const migrations = steps.rows.map((row) => row.name);
  yield say([
    JSON.stringify({ leadferry: 'backup', format: 1, at: at.toISOString(), migrations } satisfies BackupHead),
  ]);
  for (const { name, columns } of await listTables(owner)) {
    const head: BackupTable = { table: name, columns: columns.map((column) => column.name) };
    yield say([JSON.stringify(head)]);
    counts[name] = 0;
    const texts = head.columns.map((column) => `${pg.escapeIdentifier(column)}::text`).join(', ');
    await owner.query(
      `DECLARE copied NO SCROLL CURSOR FOR SELECT json_build_array(${texts})::text AS line FROM ${name}`,
    );
    for (;;) {
      const { rows } = await owner.query<{ line: string }>(`FETCH ${ROWS_AT_A_TIME} FROM copied`);
      if (rows.length === 0) break;
      counts[name] += rows.length;
      yield say(rows.map((row) => row.line));
    }
    await owner.query('CLOSE copied');
  }
  yield `${JSON.stringify({ rows: counts, sha256: hash.digest('hex') } satisfies BackupFoot)}\n`;
}
