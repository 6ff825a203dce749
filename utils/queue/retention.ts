import type { QueueDatabase } from './database.ts';
import { breakLeases } from './lease.ts';
import { addToTotals } from './totals.ts';

/** How long anything about a person is kept, from the first capture and never renewed. The service keeps the same rule. */
export const RETENTION_MONTHS = 36;

/**
 * The same day so many months before, in UTC; the last day of the month where that month is shorter (29 February → 28).
 * What was captured at or before that moment is over.
 */
export function monthsBefore(now: number, months: number): number {
  const at = new Date(now);
  const lastDay = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months + 1, 0)).getUTCDate();
  const day = Math.min(at.getUTCDate(), lastDay);
  return Date.UTC(
    ...([at.getUTCFullYear(), at.getUTCMonth() - months, day] as const),
    ...([at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds(), at.getUTCMilliseconds()] as const),
  );
}

/**
 * Erases what was captured too long ago: waiting, refused, acknowledged, and searches that were first read then.
 * @param now the service's time: a clock of this computer that jumps ahead must lose nobody
 */
export async function purgeOutdated(queue: QueueDatabase, now: number): Promise<{ people: number; searches: number }> {
  const limit = monthsBefore(now, RETENTION_MONTHS);
  const isOver = (iso: string) => Date.parse(iso) <= limit;
  const people = [queue.leases, queue.captures, queue.exceptions, queue.dropped, queue.acknowledged];
  return queue.transaction('rw', [...people, queue.searches, queue.seen, queue.control], async () => {
    const captures = await queue.captures.filter(({ capturedAt }) => isOver(capturedAt)).toArray();
    const exceptions = await queue.exceptions.filter(({ capturedAt }) => isOver(capturedAt)).toArray();
    const done = await queue.acknowledged.filter(({ capturedAt, at }) => isOver(capturedAt ?? at)).toArray();
    const searches = await queue.searches.filter(({ firstAt }) => isOver(firstAt)).primaryKeys();
    await breakLeases(
      queue,
      captures.map(({ id }) => id),
      exceptions.map(({ clientRef }) => clientRef),
    );
    await Promise.all([
      queue.captures.bulkDelete(captures.map(({ id }) => id)),
      queue.exceptions.bulkDelete(exceptions.map(({ clientRef }) => clientRef)),
      queue.dropped.filter(({ capturedAt }) => isOver(capturedAt)).delete(),
      queue.acknowledged.bulkDelete(done.map(({ id }) => id)),
      queue.searches.bulkDelete(searches),
      queue.seen.bulkDelete(searches),
    ]);
    const inCaptures = captures.reduce((sum, { leads }) => sum + leads.length, 0);
    const refused = exceptions.filter(({ nextAt }) => nextAt === undefined).length;
    const waiting = inCaptures + exceptions.length - refused;
    if (waiting + refused > 0) await addToTotals(queue, { waiting: -waiting, refused: -refused });
    const acknowledged = done.reduce((sum, { leads }) => sum + leads.length, 0);
    return { people: waiting + refused + acknowledged, searches: searches.length };
  });
}
