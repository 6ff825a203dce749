import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { QueueDatabase } from '../../utils/queue/database.ts';
import { readTotals } from '../../utils/queue/totals.ts';
import { captureOf, openTestQueue, person, testDeps } from '../queue/open-test-queue.ts';
import { createModelCrm, createMortalWorker, type Line, lines } from './mortal-worker.ts';

// Hundreds of databases, each opened, filled and drained: seconds alone, longer beside a browser.
vi.setConfig({ testTimeout: 120_000 });

/** One life of the worker: what it captures, over what line it pushes, and after how many steps it dies. */
interface Life {
  pages: number[][];
  line: Line;
  diesAt: number;
}

/** Lives one after the other, then one that lives on over a line that works. */
async function live(lives: Life[]) {
  const queue = openTestQueue();
  const clock = testDeps();
  const crm = createModelCrm();
  const acknowledged = new Set<string>();
  const asked = new Set<string>();
  let line: Line = 'good';
  const world = { queue, crm, clock, line: () => line };
  let steps = 0;

  for (const { pages, line: next, diesAt } of lives) {
    line = next;
    const worker = createMortalWorker(world, diesAt);
    await worker.wake();
    for (const page of pages) {
      const keys = page.map((number) => `vanity:p${number}`);
      for (const key of keys) asked.add(key);
      if (await worker.capture(captureOf(...keys.map((key) => person(key)))))
        for (const key of keys) acknowledged.add(key);
      await worker.push();
    }
    steps += worker.steps();
    await expectTotalsToBeTrue(queue);
  }
  line = 'good';
  const last = createMortalWorker(world);
  await last.wake();
  for (let left = 3; left > 0; left--) {
    await last.push();
    clock.time += 3_600_000;
  }
  const totals = await readTotals(queue);
  queue.close();
  return { totals, steps, acknowledged, asked, records: crm.records };
}

async function expectTotalsToBeTrue(queue: QueueDatabase) {
  const captures = await queue.captures.toArray();
  const exceptions = await queue.exceptions.toArray();
  const pushed = (await queue.acknowledged.toArray()).flatMap(({ leads }) => leads);
  const waiting = captures.flatMap(({ leads }) => leads).length + exceptions.length;
  expect(await readTotals(queue)).toEqual({ waiting, refused: 0, pushed: pushed.length });
  expect(new Set(pushed.map(({ clientRef }) => clientRef)).size).toBe(pushed.length);
}

function expectNothingLost({ totals, acknowledged, asked, records }: Awaited<ReturnType<typeof live>>) {
  expect(totals).toMatchObject({ waiting: 0, refused: 0 });
  for (const key of acknowledged) expect(records.keys()).toContain(key);
  for (const key of records.keys()) expect(asked).toContain(key);
}

it.each(lines)('a worker that dies at any step of captures and pushes loses nothing: line %s', async (line) => {
  const pages = [
    [1, 2],
    [2, 3, 4],
  ];
  const { steps } = await live([{ pages, line, diesAt: Number.POSITIVE_INFINITY }]);
  expect(steps).toBeGreaterThan(20);
  for (let diesAt = 0; diesAt < steps; diesAt++) expectNothingLost(await live([{ pages, line, diesAt }]));
});

it('any number of lives, over any lines, with the same people again and again', async () => {
  const life = fc.record({
    pages: fc.array(fc.uniqueArray(fc.nat(15), { minLength: 1, maxLength: 6 }), { maxLength: 4 }),
    line: fc.constantFrom(...lines),
    diesAt: fc.nat(60),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 5 }), async (lives) => {
      expectNothingLost(await live(lives));
    }),
    { numRuns: 30 },
  );
});
