import type { QueueDatabase } from './database.ts';

export type LocalState =
  | { state: 'queued' }
  | { state: 'refused'; reason: string }
  | { state: 'in-crm' | 'suppressed' };

/** What this browser knows of these identity keys. A key that is in no place is not in the map. */
export async function findLocalStates(queue: QueueDatabase, keys: string[]): Promise<Map<string, LocalState>> {
  const known = new Map<string, LocalState>();
  const [acknowledged, captures, exceptions] = await Promise.all([
    Promise.all(keys.map((key) => queue.acknowledged.where('keys').equals(key).last())),
    Promise.all(keys.map((key) => queue.captures.where('keys').equals(key).count())),
    Promise.all(keys.map((key) => queue.exceptions.where('keys').equals(key).first())),
  ]);
  keys.forEach((key, index) => {
    const problem = exceptions[index];
    if (problem && problem.nextAt === undefined) known.set(key, { state: 'refused', reason: problem.problem.code });
    else if (problem || captures[index]) known.set(key, { state: 'queued' });
    else if (acknowledged[index]) {
      const lead = acknowledged[index].leads.find(({ keys: own }) => own.includes(key));
      known.set(key, { state: lead?.status === 'suppressed' ? 'suppressed' : 'in-crm' });
    }
  });
  return known;
}
