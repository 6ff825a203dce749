import { liveQuery } from 'dexie';
import { openQueue } from '../../utils/queue/open-queue.ts';
import { listRefusals, type RefusalKind } from '../../utils/queue/refusals.ts';
import { listRepairs, type Repair } from '../../utils/queue/repair-log.ts';
import { watchTotals } from '../../utils/queue/totals.ts';

/** People of a kind that are shown at first; there may be fifty thousand. */
const FEW = 10;
const SHOWN_REPAIRS = 50;

export interface Attention {
  kinds: RefusalKind[];
  repairs: Repair[];
}

/** Calls back now and whenever somebody is refused or mended. Loads the database. */
export function watchAttention(limits: ReadonlyMap<string, number>, onChange: (attention: Attention) => void) {
  const queue = openQueue();
  const query = liveQuery(async () => ({
    kinds: await listRefusals(queue, FEW, limits),
    repairs: await listRepairs(queue, SHOWN_REPAIRS),
  }));
  const subscription = query.subscribe({ next: onChange, error: () => onChange({ kinds: [], repairs: [] }) });
  return () => {
    subscription.unsubscribe();
    queue.close();
  };
}

/** Calls back with how many are refused, now and whenever that changes. */
export function watchRefused(onChange: (refused: number) => void): () => void {
  const queue = openQueue();
  const stop = watchTotals(queue, ({ refused }) => onChange(refused));
  return () => {
    stop();
    queue.close();
  };
}
