import pg from 'pg';
import { expect } from 'vitest';
import type { Service } from '../../server/service.ts';
import { queryAsOwner } from './service.ts';

const LOCK = 471_101;

/** The writes of a push, in their order, and its COMMIT: where a transaction can be held. */
export const points = [
  ['idempotency', 'INSERT'],
  ['lead', 'INSERT'],
  ['lead_key', 'INSERT'],
  ['lead_capture', 'INSERT'],
  ['daily_intake', 'INSERT'],
  ['audit_event', 'INSERT'],
  ['idempotency', 'UPDATE'],
  ['idempotency', 'COMMIT'],
] as const;
export type Point = (typeof points)[number];

/** Holds whoever writes there, right after the write. `release` lets them go on. */
export async function holdAt(service: Pick<Service, 'databaseUrl'>, [table, when]: Point) {
  const holder = new pg.Client({ connectionString: service.databaseUrl });
  await holder.connect();
  await holder.query('SELECT pg_advisory_lock($1)', [LOCK]);
  await holder.query(
    `CREATE OR REPLACE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN PERFORM pg_advisory_xact_lock(${LOCK}); RETURN NULL; END $$`,
  );
  await holder.query(
    when === 'COMMIT'
      ? `CREATE CONSTRAINT TRIGGER held AFTER INSERT ON ${table} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hold()`
      : `CREATE TRIGGER held AFTER ${when} ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION hold()`,
  );
  return {
    /** Waits until somebody is held, and says which of the database's processes that is. */
    async held(): Promise<number> {
      const waiting = () =>
        queryAsOwner(
          service as Service,
          `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = ${LOCK} AND NOT granted
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        );
      await expect.poll(waiting, { timeout: 20_000 }).not.toHaveLength(0);
      return (await waiting())[0].pid;
    },
    async release() {
      await holder.query('SELECT pg_advisory_unlock($1)', [LOCK]);
      await holder.query(`DROP TRIGGER held ON ${table}`);
      await holder.end();
    },
  };
}
