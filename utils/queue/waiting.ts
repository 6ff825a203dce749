import type { QueueDatabase } from './database.ts';
import { readPace } from './lease.ts';
import { mustWait } from './state-machine.ts';

/** Why what is in the queue is not sent now, and until when (ms since the epoch). */
export interface Wait {
  code: string;
  until: number;
}

/** Read from the queue itself, so that it is true whoever asks and whatever has died. Undefined where nothing holds it up. */
export async function findWait(queue: QueueDatabase, now: number): Promise<Wait | undefined> {
  const pace = await readPace(queue);
  if (mustWait(pace, now)) return { code: pace.code ?? 'crm-failed', until: pace.notBefore };
  const next = await queue.exceptions.where('nextAt').above(now).first();
  return next?.nextAt === undefined ? undefined : { code: next.problem.code, until: next.nextAt };
}
