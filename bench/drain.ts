import type * as DrainPage from './drain-page.ts';
import { inChromium } from './in-chromium.ts';
import { type BenchResult, median, summarise } from './ratios.ts';

const OF_SINK =
  'on loopback a sink answers as soon as it has read; PostgreSQL writes three tables, their indexes and a log to disk';

/** G9: the whole drain, from the queue in Chromium through the client to the answer that is written back, beside one to a sink. */
export async function benchDrain(
  services: { crm: string; sink: string },
  key: string,
  people: number,
  rounds: number,
): Promise<BenchResult> {
  const pairs = await inChromium('LevelDB', 'drain-page.ts', (page) =>
    page.evaluate(
      ([urls, ...given]) => {
        const { bench } = globalThis as unknown as { bench: typeof DrainPage };
        return bench.draining(urls, ...given);
      },
      [[services.crm, services.sink], key, people, rounds] as [[string, string], string, number, number],
    ),
  );
  const rate = people / (median(pairs.map(([ours]) => ours)) / 1000);
  return summarise(
    `G9 drain of ${people} to PostgreSQL / to a sink`,
    pairs.map(([ours, sink]) => ours / sink),
    2,
    `${Math.round(rate)} leads/s`,
    OF_SINK,
  );
}
