import type { QueueDatabase } from './database.ts';
import { breakLeases } from './lease.ts';
import { addToTotals } from './totals.ts';

/**
 * Erases everybody who has one of these identity keys, waiting, refused or acknowledged, and leaves the others of their
 * pages where they are.
 * @returns how many people were erased
 */
export async function dropPeople(queue: QueueDatabase, keys: readonly string[]): Promise<number> {
  const gone = new Set(keys);
  const isGone = (own: readonly string[]) => own.some((key) => gone.has(key));
  const tables = [queue.leases, queue.captures, queue.exceptions, queue.dropped, queue.acknowledged, queue.control];
  return queue.transaction('rw', tables, async () => {
    let waiting = 0;
    let refused = 0;
    let pushed = 0;
    const captures = await queue.captures.where('keys').anyOf(keys).distinct().toArray();
    const exceptions = await queue.exceptions.where('keys').anyOf(keys).distinct().toArray();
    await breakLeases(
      queue,
      captures.map(({ id }) => id),
      exceptions.map(({ clientRef }) => clientRef),
    );
    for (const capture of captures) {
      const leads = capture.leads.filter(({ lead }) => !isGone(lead.identityKeys));
      waiting += capture.leads.length - leads.length;
      if (leads.length === 0) await queue.captures.delete(capture.id);
      else await queue.captures.put({ ...capture, leads, keys: leads.flatMap(({ lead }) => lead.identityKeys) });
    }
    await queue.dropped.filter((one) => isGone(one.keys)).delete();
    for (const { clientRef, nextAt } of exceptions) {
      if (nextAt === undefined) refused++;
      else waiting++;
      await queue.exceptions.delete(clientRef);
    }
    for (const done of await queue.acknowledged.where('keys').anyOf(keys).distinct().toArray()) {
      const leads = done.leads.filter((lead) => !isGone(lead.keys));
      pushed += done.leads.length - leads.length;
      if (leads.length === 0) await queue.acknowledged.delete(done.id);
      else await queue.acknowledged.put({ ...done, leads, keys: leads.flatMap((lead) => lead.keys) });
    }
    const dropped = waiting + refused + pushed;
    if (dropped > 0) await addToTotals(queue, { waiting: -waiting, refused: -refused });
    return dropped;
  });
}
