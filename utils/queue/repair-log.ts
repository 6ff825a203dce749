import type { QueueDatabase } from './database.ts';

/** One line of what the user did about refused leads. Names nobody. */
export interface Repair {
  id: number;
  /** names the line on the service */
  clientRef: string;
  /** ISO time */
  at: string;
  action: 'retried' | 'edited' | 'dropped' | 'restored';
  /** why they had been refused */
  code: string;
  leads: number;
  /** which fields were changed */
  fields?: string[];
  /** 1 once the service has it */
  sent: 0 | 1;
}

/** Lines that are kept; older ones go, unless the service does not have them yet. */
const MOST_LINES = 1000;

/** Writes one line, in the transaction of what it tells. */
export async function writeRepair(
  queue: QueueDatabase,
  line: Pick<Repair, 'action' | 'code' | 'leads' | 'fields'>,
  deps: { now: () => number; randomUUID: () => string },
): Promise<void> {
  const at = new Date(deps.now()).toISOString();
  await queue.repairs.add({ ...line, clientRef: deps.randomUUID(), at, sent: 0 } as Repair);
}

/** The last lines, newest first. */
export const listRepairs = (queue: QueueDatabase, limit: number): Promise<Repair[]> =>
  queue.repairs.orderBy(':id').reverse().limit(limit).toArray();

/** Lines that the service does not have yet, oldest first. */
export const unsentRepairs = (queue: QueueDatabase, limit: number): Promise<Repair[]> =>
  queue.repairs.where('sent').equals(0).limit(limit).toArray();

/**
 * The service has these lines. Those beyond the last thousand are forgotten here. A line that was wiped while it travelled
 * stays away.
 */
export async function markSent(queue: QueueDatabase, lines: Repair[]): Promise<void> {
  await queue.transaction('rw', queue.repairs, async () => {
    const now = await queue.repairs.bulkGet(lines.map(({ id }) => id));
    const still = now.filter((line, index) => line !== undefined && line.clientRef === lines[index]?.clientRef);
    await queue.repairs.bulkPut(still.map((line) => ({ ...(line as Repair), sent: 1 })));
    const oldest = await queue.repairs.orderBy(':id').reverse().offset(MOST_LINES).first();
    if (oldest)
      await queue.repairs
        .where(':id')
        .belowOrEqual(oldest.id)
        .filter(({ sent }) => sent === 1)
        .delete();
  });
}
