/** The service's queues. `exclusive`: one job per account, or per letter, waits or runs, however many processes ask for it. */
export const queues = {
  'end-hold': { policy: 'exclusive' },
  renew: { policy: 'exclusive' },
  'erase-account': { policy: 'exclusive' },
  postpone: { policy: 'exclusive' },
  cancel: { policy: 'exclusive' },
  remind: { policy: 'exclusive' },
  'send-mail': { policy: 'exclusive' },
  retention: { policy: 'exclusive' },
} as const;

export type QueueName = keyof typeof queues;

/** Where pg-boss keeps its tables. It makes and migrates them itself, as the owner, when a service starts. */
export const JOBS_SCHEMA = 'pgboss';
