import type { Client } from 'pg';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { JOBS_SCHEMA, queues } from './queues.ts';

const LOCK = 4_806_213; // any number; the same in every process that installs

/** Makes the job tables and queues as the owner, and lets the application's role work with them. Can be repeated. */
export async function installJobs(owner: Client, role: string): Promise<void> {
  await owner.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    const db = { executeSql: (text: string, values?: unknown[]) => owner.query(text, values) };
    const boss = new PgBoss({ db, schema: JOBS_SCHEMA, supervise: false, schedule: false });
    boss.on('error', () => undefined); // what fails here is thrown by the call that fails
    await boss.start();
    for (const [name, { policy }] of Object.entries(queues)) {
      if (!(await boss.getQueue(name))) await boss.createQueue(name, { policy });
    }
    await boss.stop({ graceful: false, close: false });
    const name = pg.escapeIdentifier(role);
    await owner.query(`GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO ${name}`);
    await owner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO ${name}`);
    await owner.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${JOBS_SCHEMA} TO ${name}`);
  } finally {
    await owner.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }
}
