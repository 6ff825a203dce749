import type { Watch } from '../../components/use-watched.ts';
import type { QueueDatabase } from '../../utils/queue/database.ts';
import { type Refusal, recentRefusals } from '../../utils/queue/refusals.ts';
import { readTotals, type TotalCounts } from '../../utils/queue/totals.ts';
import { watchQueue } from '../../utils/queue/watch.ts';

const SHOWN_REFUSALS = 5;

interface Numbers {
  totals: TotalCounts;
  refusals: Refusal[];
}

async function readNumbers(queue: QueueDatabase): Promise<Numbers> {
  const totals = await readTotals(queue);
  return { totals, refusals: totals.refused > 0 ? await recentRefusals(queue, SHOWN_REFUSALS) : [] };
}

/** How many wait, were refused and pushed, and the first few who were refused. Loads the database. */
export const watchNumbers: Watch<Numbers> = (onChange) => watchQueue(readNumbers, onChange);
