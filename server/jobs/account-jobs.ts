import type { JobResult, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { QueueName } from './queues.ts';

interface AccountJob {
  accountId: string;
}

/** A job whose process died is given to another one after this. */
export const EXPIRE_SECONDS = 20;

/**
 * Works on a queue of accounts, a few at a time and one after another. One that fails is tried again by itself: it holds up
 * none of those that were fetched with it.
 */
export const workAccounts = (
  boss: PgBoss,
  name: QueueName,
  { pollingIntervalSeconds, log }: { pollingIntervalSeconds: number; log: Logger },
  work: (accountId: string) => Promise<unknown>,
): Promise<string> =>
  boss.work<AccountJob>(
    name,
    { pollingIntervalSeconds, batchSize: 10, perJobResults: true },
    async (jobs): Promise<JobResult[]> => {
      const results: JobResult[] = [];
      for (const { id, data } of jobs) {
        try {
          await work(data.accountId);
          results.push({ id, status: 'completed' });
        } catch (error) {
          const { name: kind, code } = error as Error & { code?: string };
          log.warn({ queue: name, name: kind, code }, 'a job failed');
          results.push({ id, status: 'failed' });
        }
      }
      return results;
    },
  );

/** Asks for an account's turn; nothing where it waits or is worked on already. */
export async function enqueueAccounts(boss: PgBoss, name: QueueName, accountIds: readonly string[]): Promise<void> {
  const jobs = accountIds.map((accountId) => ({
    data: { accountId },
    singletonKey: accountId,
    retryLimit: 5,
    retryBackoff: true,
    expireInSeconds: EXPIRE_SECONDS,
  }));
  if (jobs.length > 0) await boss.insert(name, jobs);
}
