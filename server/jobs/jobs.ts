import type { Pool, PoolClient } from 'pg';
import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { eraseIfDue } from '../accounts/erase-due.ts';
import { findDeletionsDue } from '../accounts/status.ts';
import { cancelSubscriptions, findToCancel } from '../billing/cancel.ts';
import type { Provider } from '../billing/provider.ts';
import { findRenewalsDue, renew } from '../billing/renew.ts';
import { findSubscription, findUntold, markTold } from '../billing/store.ts';
import { inScope } from '../db/tenant.ts';
import type { Mailer } from '../mail/smtp.ts';
import type { JournalKeeper } from '../privacy/journal-keeper.ts';
import { handOutRequests } from '../requests/hand-out.ts';
import { advance, type Progress } from '../sponsorship/advance.ts';
import { findRemindersDue, remind } from '../sponsorship/remind.ts';
import { findHoldsOver } from '../sponsorship/store.ts';
import { EXPIRE_SECONDS, enqueueAccounts, workAccounts } from './account-jobs.ts';
import { workMail } from './mail.ts';
import { JOBS_SCHEMA, type QueueName } from './queues.ts';
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

const LOOK_AT_MOST = 500;
/** Somebody may be waiting for a letter. */
const SOON_SECONDS = 5;

/**
 * What happens without a request: holds that end, renewals, reminders, deletions, and what the payment provider must hear.
 * Every process looks for what is due and every process works; the queue gives an account's job to one of them, and the
 * books take each effect once even where a process dies after the effect and before it could say so.
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
  const polling = { pollingIntervalSeconds: Math.min(2, every), log };
  const { leadMs } = provider;
  await workAccounts(boss, 'end-hold', polling, (id) => atJobsDesk((db) => advance(db, deps, id)));
  await workAccounts(boss, 'renew', polling, (id) => atJobsDesk((db) => renew(db, { ...deps, leadMs }, id)));
  await workAccounts(boss, 'remind', polling, (id) => atJobsDesk((db) => remind(db, deps, id)));
  await workAccounts(boss, 'postpone', polling, async (id) => {
    const found = await atJobsDesk((db) => findSubscription(db, id));
    if (!found?.subscription || !provider.postpone) return;
    await provider.postpone(found.subscription, found.paidUntil ?? deps.now());
    await atJobsDesk((db) => markTold(db, id, found.paidUntil));
  });
  await workAccounts(boss, 'cancel', polling, (id) => cancelSubscriptions(atJobsDesk, deps, id));
  await workAccounts(boss, 'erase-account', polling, (id) => eraseIfDue(app, deps, id));

  const look = async () => {
    const now = deps.now();
    const due = await atJobsDesk(async (db) => ({
      'end-hold': await findHoldsOver(db, now, LOOK_AT_MOST),
      renew: await findRenewalsDue(db, now, leadMs, LOOK_AT_MOST),
      remind: await findRemindersDue(db, now, LOOK_AT_MOST),
      cancel: provider.cancel ? await findToCancel(db, LOOK_AT_MOST) : [],
      postpone: provider.postpone ? await findUntold(db, LOOK_AT_MOST) : [],
      'erase-account': await findDeletionsDue(db, now),
    }));
    for (const [name, accountIds] of Object.entries(due)) await enqueueAccounts(boss, name as QueueName, accountIds);
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
