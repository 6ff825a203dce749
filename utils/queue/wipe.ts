import type { QueueDatabase } from './database.ts';
import { readTotals } from './totals.ts';

export interface Wiped {
  leads: number;
  searches: number;
}

/** Erases everything that the queue holds, leases and fences included: a push in flight finds nothing to write to. */
export async function wipeQueue(queue: QueueDatabase): Promise<Wiped> {
  return queue.transaction('rw', queue.tables, async () => {
    const { waiting, refused } = await readTotals(queue);
    const searches = await queue.searches.count();
    await Promise.all(queue.tables.map((table) => table.clear()));
    return { leads: waiting + refused, searches };
  });
}
