import type { QueueDatabase, Totals } from './database.ts';

export type TotalCounts = Omit<Totals, 'name'>;

const nothing: TotalCounts = { waiting: 0, refused: 0, pushed: 0 };

/** Leads waiting, refused and pushed so far, from one record: costs the same with 0 and with 50,000 waiting. */
export async function readTotals(queue: QueueDatabase): Promise<TotalCounts> {
  const { name: _, ...counts } = ((await queue.control.get('totals')) as Totals | undefined) ?? {
    name: 'totals',
    ...nothing,
  };
  return counts;
}

/** Adds to the totals; call it inside the transaction that changes what they count. */
export async function addToTotals(queue: QueueDatabase, change: Partial<TotalCounts>): Promise<void> {
  const now = await readTotals(queue);
  await queue.control.put({
    name: 'totals',
    waiting: now.waiting + (change.waiting ?? 0),
    refused: now.refused + (change.refused ?? 0),
    pushed: now.pushed + (change.pushed ?? 0),
  });
}
