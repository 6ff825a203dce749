import type { Watch } from '../../components/use-watched.ts';
import { listRefusals, type RefusalKind } from '../../utils/queue/refusals.ts';
import { listRepairs, type Repair } from '../../utils/queue/repair-log.ts';
import { readTotals } from '../../utils/queue/totals.ts';
import { watchQueue } from '../../utils/queue/watch.ts';

/** People of a kind that are shown at first; there may be fifty thousand. */
const FEW = 10;
const SHOWN_REPAIRS = 50;

interface Attention {
  kinds: RefusalKind[];
  repairs: Repair[];
}

/** Everybody who was refused, by kind, and what was mended. Loads the database. */
export const watchAttention =
  (limits: ReadonlyMap<string, number>): Watch<Attention> =>
  (onChange) =>
    watchQueue(
      async (queue) => ({
        kinds: await listRefusals(queue, FEW, limits),
        repairs: await listRepairs(queue, SHOWN_REPAIRS),
      }),
      onChange,
    );

/** How many are refused. Loads the database. */
export const watchRefused: Watch<number> = (onChange) =>
  watchQueue(async (queue) => (await readTotals(queue)).refused, onChange);
