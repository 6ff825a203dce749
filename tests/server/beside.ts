import pg from 'pg';
import { expect, onTestFinished } from 'vitest';
import type { Service } from '../../server/service.ts';

/** A connection beside the service's: it holds things up, and sees who waits. Ends with the test. */
export async function openBeside({ databaseUrl }: Pick<Service, 'databaseUrl'>) {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  onTestFinished(() => owner.end());
  const count = async (sql: string, values: unknown[] = []) =>
    Number((await owner.query<{ n: string }>(`SELECT (${sql}) AS n`, values)).rows[0]?.n);
  const waiting = (what: 'relation' | 'advisory', many: number) =>
    expect
      .poll(() =>
        count(
          `SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
           WHERE datname = current_database() AND NOT granted AND locktype = $1`,
          [what],
        ),
      )
      .toBe(many);
  return { owner, count, waiting };
}
