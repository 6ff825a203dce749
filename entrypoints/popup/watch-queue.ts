import { openQueue } from '../../utils/queue/open-queue.ts';
import { recentRefusals } from '../../utils/queue/refusals.ts';
import { watchTotals } from '../../utils/queue/totals.ts';
import type { QueueNumbers } from './use-queue.ts';

const SHOWN_REFUSALS = 5;

/** Calls back now and whenever the queue changes. Loads the database: import it when the popup is on the screen. */
export function watchQueue(onChange: (numbers: QueueNumbers) => void): () => void {
  const queue = openQueue();
  const stop = watchTotals(queue, async (totals) => {
    const refusals = totals.refused > 0 ? await recentRefusals(queue, SHOWN_REFUSALS) : [];
    onChange({ totals, refusals });
  });
  return () => {
    stop();
    queue.close();
  };
}
