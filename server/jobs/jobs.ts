import type { Pool, PoolClient } from 'pg';
import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { eraseIfDue } from '../accounts/erase-due.ts';
import { findDeactivated, findDeletionsDue } from '../accounts/status.ts';
import type { Provider } from '../billing/provider.ts';
import { findRenewalsDue, renew } from '../billing/renew.ts';
import { findSubscription } from '../billing/store.ts';
import { inScope } from '../db/tenant.ts';
import type { Mailer } from '../mail/smtp.ts';
import type { JournalKeeper } from '../privacy/journal-keeper.ts';
import { handOutRequests } from '../requests/hand-out.ts';
import { advance, type Progress } from '../sponsorship/advance.ts';
import { findHoldsOver } from '../sponsorship/store.ts';
import { workMail } from './mail.ts';
import { JOBS_SCHEMA } from './queues.ts';
import { workRetention } from './retention.ts';

interface JobDeps extends Progress {
  readonly app: Pool;
  readonly provider: Provider;
  /** Without one, letters wait in the outbox. */
  readonly mailer: Mailer | undefined;
  readonly pepper: string;
  readonly publicUrl: string;
  readonly erasures: Pick<JournalKeeper, 'mirror'>;
  readonly pruneBackups: (at: Date, dryRun: boolean) => Promise<number>;
  readonly log: Logger;
  /** seconds between two looks for what is due */
  readonly every: number;
}

export interface Jobs {
  stop(): Promise<void>;
}

interface AccountJob {
  accountId: string;
}

const LOOK_AT_MOST = 500;
/** Somebody may be waiting for a letter. */
const SOON_SECONDS = 5;
/** A job whose process died is given to another one after this. */
const EXPIRE_SECONDS = 20;

/**
 * What happens without a request: holds that end, renewals, and telling the payment provider. Every process looks for what
 * is due and every process works; the queue gives an account's job to one of them, and the books take each effect once even
 * where a process dies after the effect and before it could say so.
 */
export async function startJobs(deps: JobDeps): Promise<Jobs> {
  const { app, provider, log, every } = deps;
  const onPool = (pool: Pool | PoolClient) => ({
    executeSql: (text: string, values?: unknown[]) => pool.query(text, values),
  });
  const boss = new PgBoss({
    db: onPool(app),
    schema: JOBS_SCHEMA,
    createSchema: false,
    migrate: false,
    schedule: false,
    reindex: false, // needs the owner
    monitorVacuum: false,
    superviseIntervalSeconds: EXPIRE_SECONDS,
    monitorIntervalSeconds: EXPIRE_SECONDS,
  });
  boss.on('error', (error: Error) => log.warn({ name: error.name }, 'the job queue had a fault'));
  await boss.start();

  const atJobsDesk = <T>(work: (db: PoolClient) => Promise<T>) => inScope(app, { desk: 'jobs' }, work);
  const polling = { pollingIntervalSeconds: Math.min(2, every), batchSize: 10 };
  await boss.work<AccountJob>('end-hold', polling, async (jobs) => {
    for (const { data } of jobs) await atJobsDesk((db) => advance(db, deps, data.accountId));
  });
  await boss.work<AccountJob>('renew', polling, async (jobs) => {
    for (const { data } of jobs) {
      await atJobsDesk(async (db) => {
        const used = await renew(db, { ...deps, leadMs: provider.leadMs }, data.accountId);
        if (used > 0 && provider.postpone)
          await boss.send('postpone', data, { db: onPool(db), retryLimit: 20, retryBackoff: true });
      });
    }
  });
  await boss.work<AccountJob>('erase-account', polling, async (jobs) => {
    for (const { data } of jobs) await eraseIfDue(app, deps, data.accountId);
  });
  await boss.work<AccountJob>('postpone', polling, async (jobs) => {
    for (const { data } of jobs) {
      const found = await atJobsDesk((db) => findSubscription(db, data.accountId));
      if (found?.subscription && found.paidUntil) await provider.postpone?.(found.subscription, found.paidUntil);
    }
  });

  const enqueue = async (name: 'end-hold' | 'renew' | 'erase-account', accountIds: readonly string[]) => {
    const jobs = accountIds.map((accountId) => ({
      data: { accountId },
      singletonKey: accountId,
      retryLimit: 5,
      expireInSeconds: EXPIRE_SECONDS,
    }));
    if (jobs.length > 0) await boss.insert(name, jobs);
  };
  const look = async () => {
    const { holds, renewals, deletions } = await atJobsDesk(async (db) => {
      const over = await findHoldsOver(db, deps.now(), LOOK_AT_MOST);
      const due = await findRenewalsDue(db, deps.now(), provider.leadMs, LOOK_AT_MOST);
      const still = await findDeactivated(db, [...over, ...due]);
      const open = (accountId: string) => !still.has(accountId);
      const deletions = await findDeletionsDue(db, deps.now());
      return { holds: over.filter(open), renewals: due.filter(open), deletions };
    });
    await enqueue('end-hold', holds);
    await enqueue('renew', renewals);
    await enqueue('erase-account', deletions);
  };

  const soon = Math.min(every, SOON_SECONDS);
  const stops = [
    lookEvery(every, look, log),
    lookEvery(soon, () => handOutRequests(app, deps), log),
    lookEvery(every, await workRetention(boss, deps), log),
    lookEvery(every, deps.erasures.mirror, log),
  ];
  const { mailer } = deps;
  if (mailer) stops.push(lookEvery(soon, await workMail(boss, { ...deps, mailer }), log));
  return {
    async stop() {
      await Promise.all(stops.map((stop) => stop()));
      await boss.stop({ graceful: true, timeout: 5000, close: false });
    },
  };
}

/** Looks now and again from then on, one look at a time. What is returned stops it, and waits for the one under way. */
function lookEvery(seconds: number, look: () => Promise<void>, log: Logger): () => Promise<void> {
  let looking: Promise<void> = Promise.resolve();
  const lookSafely = () => {
    looking = looking
      .then(look)
      .catch((error: Error) => log.warn({ name: error.name }, 'what is due could not be read'));
  };
  lookSafely();
  const timer = setInterval(lookSafely, seconds * 1000);
  return () => {
    clearInterval(timer);
    return looking;
  };
}
