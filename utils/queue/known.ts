import type { QueueDatabase } from './database.ts';

/** Where and when somebody was captured; once the CRM has them, only the time stays here. */
export interface Origin {
  /** ISO time */
  at: string;
  url?: string;
}

export type LocalState =
  | { state: 'queued'; origin?: Origin }
  | { state: 'refused'; reason: string; origin?: Origin }
  | { state: 'in-crm'; origin?: Origin }
  | { state: 'suppressed' };

/** What this browser knows of these identity keys. A key that is in no place is not in the map. */
export async function findLocalStates(queue: QueueDatabase, keys: string[]): Promise<Map<string, LocalState>> {
  const known = new Map<string, LocalState>();
  const [acknowledged, captures, exceptions] = await Promise.all([
    Promise.all(keys.map((key) => queue.acknowledged.where('keys').equals(key).last())),
    Promise.all(keys.map((key) => queue.captures.where('keys').equals(key).first())),
    Promise.all(keys.map((key) => queue.exceptions.where('keys').equals(key).first())),
  ]);
  keys.forEach((key, index) => {
    const problem = exceptions[index];
    const waiting = problem ?? captures[index];
    const done = acknowledged[index];
    const origin = waiting && { at: waiting.capturedAt, url: waiting.source.url };
    if (problem && problem.nextAt === undefined)
      known.set(key, { state: 'refused', reason: problem.problem.code, ...(origin && { origin }) });
    else if (origin) known.set(key, { state: 'queued', origin });
    else if (done) {
      const lead = done.leads.find(({ keys: own }) => own.includes(key));
      if (lead?.status === 'suppressed') known.set(key, { state: 'suppressed' });
      else known.set(key, { state: 'in-crm', ...(done.capturedAt && { origin: { at: done.capturedAt } }) });
    }
  });
  return known;
}
