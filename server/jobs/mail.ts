import type { PgBoss } from 'pg-boss';
import { inScope } from '../db/tenant.ts';
import { type DeliveryDeps, deliverMail } from '../mail/deliver.ts';
import { findDueMail, type WaitingMail } from '../mail/outbox.ts';

const LOOK_AT_MOST = 200;
/** Longer than the mail server's time-outs together (server/mail/smtp.ts). */
const EXPIRE_SECONDS = 30;

/** Works on the letters of the outbox; what is returned looks for those that are due and gives each to one worker. */
export async function workMail(boss: PgBoss, deps: DeliveryDeps): Promise<() => Promise<void>> {
  await boss.work<WaitingMail>(
    'send-mail',
    { pollingIntervalSeconds: 1, batchSize: 1, localConcurrency: 4 },
    async ([job]) => {
      if (job) await deliverMail(deps, job.data);
    },
  );
  return async () => {
    const due = await inScope(deps.app, { desk: 'jobs' }, (db) => findDueMail(db, deps.now(), LOOK_AT_MOST));
    const jobs = due.map((mail) => ({
      data: mail,
      singletonKey: mail.id,
      expireInSeconds: EXPIRE_SECONDS,
      retryLimit: 5,
    }));
    if (jobs.length > 0) await boss.insert('send-mail', jobs);
  };
}
