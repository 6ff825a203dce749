import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { type Migration, migrations } from './migrations/index.ts';

const LOCK = 4_806_211; // any number; the same in every process that migrates
const checksum = (migration: Migration) => createHash('sha256').update(migration.sql).digest('hex');

/**
 * Brings the database to the newest shape, one transaction per step, one process at a time.
 * Refuses, and changes nothing, where a step that already ran reads differently now or is unknown here.
 */
export async function migrate(owner: Client, steps: readonly Migration[] = migrations): Promise<void> {
  await owner.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    await owner.query(
      'CREATE TABLE IF NOT EXISTS schema_migration (name text PRIMARY KEY, checksum text NOT NULL, at timestamptz NOT NULL DEFAULT now())',
    );
    const { rows } = await owner.query<{ name: string; checksum: string }>(
      'SELECT name, checksum FROM schema_migration',
    );
    const known = new Map(steps.map((step) => [step.name, checksum(step)]));
    for (const row of rows) {
      if (!known.has(row.name))
        throw new Error(`The database is newer than this program: it has migration ${row.name}.`);
      if (known.get(row.name) !== row.checksum) throw new Error(`Migration ${row.name} was edited after it ran here.`);
    }
    const done = new Set(rows.map((row) => row.name));
    for (const step of steps) if (!done.has(step.name)) await run(owner, step);
  } finally {
    await owner.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }
}

async function run(owner: Client, step: Migration): Promise<void> {
  await owner.query('BEGIN');
  try {
    await owner.query(step.sql);
    await owner.query('INSERT INTO public.schema_migration (name, checksum) VALUES ($1, $2)', [
      step.name,
      checksum(step),
    ]);
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK');
    throw new Error(`Migration ${step.name} failed; the database is as it was before it.`, { cause: error });
  }
}
