import type { Lead } from '../lead/lead.ts';
import type { QueueDatabase, QueueException } from './database.ts';
import { writeRepair } from './repair-log.ts';
import { afterRetry, isGone } from './state-machine.ts';
import { addToTotals } from './totals.ts';

export interface RepairDeps {
  now: () => number;
  randomUUID: () => string;
}

/** Which refused leads: one, or all that were refused for the same reason. */
export type RefusedOnes = { clientRef: string } | { code: string };

/** Rows that one transaction rewrites: any number of refused leads is mended in steps that a worker may die between. */
const PART = 500;

/** Sends refused leads again. @returns how many */
export const retryRefused = (queue: QueueDatabase, ones: RefusedOnes, deps: RepairDeps): Promise<number> =>
  inParts(queue, ones, async (refused) => {
    await queue.exceptions.bulkPut(refused.map((one) => afterRetry(one)));
    await addToTotals(queue, { refused: -refused.length, waiting: refused.length });
    await writeEach(queue, refused, 'retried', deps);
  });

/** Sends a refused lead again as the user has changed it. False where it is refused no longer. */
export async function editRefused(
  queue: QueueDatabase,
  clientRef: string,
  lead: Lead,
  deps: RepairDeps,
): Promise<boolean> {
  const edited = await inParts(queue, { clientRef }, async ([refused]) => {
    if (!refused) return;
    await queue.exceptions.put(afterRetry(refused, lead));
    await addToTotals(queue, { refused: -1, waiting: 1 });
    const fields = changedFields(refused.queued.lead, lead);
    await writeRepair(queue, { action: 'edited', code: refused.problem.code, leads: 1, fields }, deps);
  });
  return edited > 0;
}

/** Drops refused leads; for ten seconds `restoreDropped` has them back. @returns how many */
export const dropRefused = (
  queue: QueueDatabase,
  ones: RefusedOnes,
  dropId: string,
  deps: RepairDeps,
): Promise<number> =>
  inParts(queue, ones, async (refused) => {
    await queue.exceptions.bulkDelete(refused.map(({ clientRef }) => clientRef));
    await queue.dropped.bulkPut(refused.map((one) => ({ ...one, dropId, droppedAt: deps.now() })));
    await addToTotals(queue, { refused: -refused.length });
    await writeEach(queue, refused, 'dropped', deps);
  });

/** Gives back what was dropped together. @returns how many; 0 where its time is over */
export async function restoreDropped(queue: QueueDatabase, dropId: string, deps: RepairDeps): Promise<number> {
  const refs = await queue.dropped.where('dropId').equals(dropId).primaryKeys();
  return eachPart(refs, (part) =>
    transact(queue, async () => {
      const kept = (await queue.dropped.bulkGet(part)).filter((one) => one !== undefined);
      const back = kept.map(({ dropId: _, droppedAt: __, ...refused }) => refused);
      if (back.length === 0) return 0;
      await queue.dropped.bulkDelete(part);
      await queue.exceptions.bulkPut(back);
      await addToTotals(queue, { refused: back.length });
      await writeEach(queue, back, 'restored', deps);
      return back.length;
    }),
  );
}

/** Erases what was dropped and whose time to come back is over. */
export async function purgeDropped(queue: QueueDatabase, now: number): Promise<void> {
  await queue.dropped.filter(({ droppedAt }) => isGone(droppedAt, now)).delete();
}

const transact = <T>(queue: QueueDatabase, work: () => Promise<T>) =>
  queue.transaction('rw', [queue.exceptions, queue.dropped, queue.control, queue.repairs], work);

/** Those that are meant now, part by part; one that is refused anew meanwhile is not taken twice. */
async function inParts(queue: QueueDatabase, ones: RefusedOnes, work: (part: QueueException[]) => Promise<void>) {
  const refs =
    'clientRef' in ones ? [ones.clientRef] : await queue.exceptions.where('refusedFor').equals(ones.code).primaryKeys();
  return eachPart(refs, (part) =>
    transact(queue, async () => {
      const rows = await queue.exceptions.bulkGet(part);
      const refused = rows.filter((row) => row !== undefined).filter(({ refusedFor }) => refusedFor !== undefined);
      if (refused.length > 0) await work(refused);
      return refused.length;
    }),
  );
}

async function eachPart(refs: string[], work: (part: string[]) => Promise<number>): Promise<number> {
  let done = 0;
  for (let start = 0; start < refs.length; start += PART) done += await work(refs.slice(start, start + PART));
  return done;
}

/** One line for each reason. */
async function writeEach(
  queue: QueueDatabase,
  leads: QueueException[],
  action: 'retried' | 'dropped' | 'restored',
  deps: RepairDeps,
) {
  const counts = new Map<string, number>();
  for (const { problem } of leads) counts.set(problem.code, (counts.get(problem.code) ?? 0) + 1);
  for (const [code, count] of counts) await writeRepair(queue, { action, code, leads: count }, deps);
}

/** Names of the fields that differ; never what stands in them. */
const changedFields = (before: Lead, after: Lead): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => JSON.stringify(before[field as keyof Lead]) !== JSON.stringify(after[field as keyof Lead]),
  );
