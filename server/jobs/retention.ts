import type { Pool } from 'pg';
import type { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { inScope } from '../db/tenant.ts';
import { runRetention } from '../privacy/retention.ts';

type RunDeps = Parameters<typeof runRetention>[0];

/** Seconds that a run may take before another process takes it over: what was done stays done. */
const EXPIRE_SECONDS = 600;
const HOUR_MS = 3_600_000;

/** Works on retention; what is returned asks for a run where the last one is an hour ago or longer. */
export async function workRetention(boss: PgBoss, deps: RunDeps & { log: Logger }): Promise<() => Promise<void>> {
  await boss.work('retention', { pollingIntervalSeconds: 2, batchSize: 1 }, async () => {
    if (!(await isDue(deps.app, deps.now()))) return;
    const { lines } = await runRetention(deps, { at: deps.now() });
    const gone = Object.fromEntries(lines.filter((line) => line.gone > 0).map((line) => [line.class, line.gone]));
    deps.log.info(gone, 'retention ran');
  });
  return async () => {
    if (!(await isDue(deps.app, deps.now()))) return;
    await boss.insert('retention', [{ singletonKey: 'run', expireInSeconds: EXPIRE_SECONDS, retryLimit: 5 }]);
  };
}

async function isDue(app: Pool, now: Date): Promise<boolean> {
  const { rows } = await inScope(app, { desk: 'jobs' }, (db) =>
    db.query<{ at: Date | null }>('SELECT max(at) AS at FROM retention_report WHERE at <= $1', [now]),
  );
  const last = rows[0]?.at;
  return !last || now.getTime() - last.getTime() >= HOUR_MS;
}
