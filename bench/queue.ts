import { type Backend, backends, inChromium } from './in-chromium.ts';
import type { Pairs } from './in-page.ts';
import type * as QueuePage from './queue-page.ts';
import { type BenchResult, median, summarise } from './ratios.ts';

type Bench = typeof QueuePage;

/** The queue in Chromium, on both of its backends (goals G6, G7, G8, G16, G17). */
export async function benchQueue(quick: boolean): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  for (const backend of Object.keys(backends) as Backend[]) results.push(...(await benchBackend(backend, quick)));
  return results;
}

const benchBackend = (backend: Backend, quick: boolean): Promise<BenchResult[]> =>
  inChromium(backend, 'queue-page.ts', async (page) => {
    const run = <K extends keyof Bench>(name: K, ...given: Parameters<Bench[K]>) =>
      page.evaluate(
        ([arm, values]) => {
          const { bench } = globalThis as unknown as { bench: Record<string, (...all: unknown[]) => unknown> };
          return bench[arm]?.(...values);
        },
        [name, given] as [string, unknown[]],
      ) as ReturnType<Bench[K]>;
    const result = (name: string, pairs: Pairs, goal: number, why: string) =>
      summarise(
        `${backend}: ${name}`,
        pairs.map(([arm, yardstick]) => arm / yardstick),
        goal,
        `${median(pairs.map(([arm]) => arm)).toFixed(1)} ms`,
        why,
      );
    const rounds = quick ? 11 : 60;
    const crossings =
      'each of a page’s 50 identity keys is an entry of an index and, with people waiting, a look-up: a bare record has none';
    const many = quick ? 20_000 : 100_000;
    const { pairs, heap } = await run('withMany', many, quick ? 5 : 15);
    const megabytes = heap / 2 ** 20;
    return [
      result('G6 page of 25 to committed / bare packed put', await run('storing', rounds, false), 3, crossings),
      result('G6 the same with duplicates looked for', await run('storing', rounds, true), 5, crossings),
      result('G6 page of 25 / 25 rows put one by one', await run('storingRows', rounds), 1 / 3, crossings),
      result(
        'G7 import of 10,000 / raw puts',
        await run('importing', quick ? 1 : 5, 10_000),
        1 / 5,
        'the index has an entry for each of the 20,000 identity keys, raw puts have none',
      ),
      result(
        'G8 claim + acknowledge 500 / rows by key range',
        await run('claiming', rounds, 'range'),
        1,
        'what is acknowledged is kept by key, so that the panel knows it',
      ),
      result(
        'G8 claim + acknowledge 500 / state-index outbox',
        await run('claiming', rounds, 'state'),
        1 / 5,
        'what is acknowledged is kept by key, so that the panel knows it',
      ),
      {
        name: `${backend}: G16 heap with ${many} waiting, in units of 2 MB`,
        ratio: megabytes / 2,
        range: [megabytes / 2, megabytes / 2],
        goal: 1,
        seen: `${megabytes.toFixed(2)} MB`,
      },
      result(
        `G17 25 people among ${many} by key / scan`,
        pairs,
        1 / 100,
        many < 100_000
          ? 'a scan of fewer than 100,000 is shorter; the look-up is as long'
          : 'the look-up asks three tables, one crossing per key and table',
      ),
    ];
  });
