import { expect, it } from 'vitest';
import { applyResults } from '../../utils/queue/apply-results.ts';
import type { QueueDatabase } from '../../utils/queue/database.ts';
import { dropPeople } from '../../utils/queue/drop-people.ts';
import { claim } from '../../utils/queue/lease.ts';
import { monthsBefore, purgeOutdated, RETENTION_MONTHS } from '../../utils/queue/retention.ts';
import { noteReading } from '../../utils/queue/searches.ts';
import { storeCapture } from '../../utils/queue/store-capture.ts';
import { readTotals } from '../../utils/queue/totals.ts';
import { captureOf, openTestQueue, person, testDeps } from './open-test-queue.ts';

const at = (iso: string) => Date.parse(iso);
const before = (iso: string) => new Date(monthsBefore(at(iso), RETENTION_MONTHS)).toISOString();

it.each([
  ['an ordinary day', '2029-11-21T08:00:00.000Z', '2026-11-21T08:00:00.000Z'],
  ['29 February, where there was none', '2028-02-29T12:00:00.000Z', '2025-02-28T12:00:00.000Z'],
  ['the last day of a month', '2029-08-31T23:59:59.000Z', '2026-08-31T23:59:59.000Z'],
  ['the night of a change to summer time', '2029-03-25T01:30:00.000Z', '2026-03-25T01:30:00.000Z'],
])('36 months before %s', (_, now, expected) => {
  expect(before(now)).toBe(expected);
});

it('clamps where the month is shorter', () => {
  expect(new Date(monthsBefore(at('2026-03-31T10:00:00Z'), 1)).toISOString()).toBe('2026-02-28T10:00:00.000Z');
  expect(new Date(monthsBefore(at('2028-03-31T10:00:00Z'), 1)).toISOString()).toBe('2028-02-29T10:00:00.000Z');
});

const captured = '2026-11-22T08:00:00.000Z'; // captureOf's
const deps = { ...testDeps(at(captured)), time: at(captured) };

/** One person who waits, one refused, one acknowledged, and one search. */
async function fill(queue: QueueDatabase): Promise<void> {
  await storeCapture(queue, captureOf(person('vanity:marker-refused'), person('vanity:marker-done')), deps);
  const claimed = await claim(queue, 500, at(captured));
  const [refused, done] = claimed?.captures[0]?.leads ?? [];
  if (!claimed || !refused || !done) throw new Error('nothing to claim');
  const results = new Map([
    [
      refused.clientRef,
      { clientRef: refused.clientRef, status: 'rejected' as const, problem: { code: 'lead-invalid' } },
    ],
    [done.clientRef, { clientRef: done.clientRef, status: 'created' as const }],
  ]);
  await applyResults(queue, claimed, results, at('2027-06-01T00:00:00Z')); // acknowledged later: the clock is the capture's
  await storeCapture(queue, captureOf(person('vanity:marker-waits')), deps);
  const search = { key: 'marker', url: 'https://www.linkedin.com/search/results/people/?keywords=marker', page: 1 };
  const reading = { search, page: 'people-search', number: 1, people: [], shown: 1, refused: 0, captured: 1 };
  await noteReading(queue, reading, at(captured));
}

const dump = async (queue: QueueDatabase) =>
  JSON.stringify(await Promise.all(queue.tables.map((table) => table.toArray())));

it('a second before three years everything is there, at three years nothing is left of anybody', async () => {
  const queue = openTestQueue();
  await fill(queue);
  const end = at('2029-11-22T08:00:00.000Z');
  const full = await dump(queue);
  const markers = full.match(/marker/g)?.length ?? 0;
  expect(await purgeOutdated(queue, end - 1000)).toEqual({ people: 0, searches: 0 });
  expect(await dump(queue)).toBe(full);
  expect(await purgeOutdated(queue, end)).toEqual({ people: 3, searches: 1 });
  const left = (await dump(queue)).match(/marker/g)?.length ?? 0;
  console.info(`D11 local retention: ${left} of ${markers} markers left`);
  expect([markers > 6, left]).toEqual([true, 0]);
  expect(await readTotals(queue)).toEqual({ waiting: 0, refused: 0, pushed: 1 });
});

it('acknowledged people leave nothing but their keys, dates and the answer', async () => {
  const queue = openTestQueue();
  await fill(queue);
  const [done] = await queue.acknowledged.toArray();
  expect(Object.keys(done ?? {}).sort()).toEqual(['at', 'capturedAt', 'id', 'keys', 'leads']);
  expect(Object.keys(done?.leads[0] ?? {}).sort()).toEqual(['clientRef', 'keys', 'status']);
});

it('who must not be captured is erased wherever they stand, and nobody else is', async () => {
  const queue = openTestQueue();
  await fill(queue);
  await storeCapture(queue, captureOf(person('vanity:marker-x', 'urn:1'), person('vanity:control')), deps);
  const gone = ['urn:1', 'vanity:marker-refused', 'vanity:marker-done', 'vanity:marker-waits'];
  expect(await dropPeople(queue, gone)).toBe(4);
  await queue.searches.clear();
  expect(await dump(queue)).not.toContain('marker');
  expect(await dump(queue)).toContain('vanity:control');
  expect(await readTotals(queue)).toMatchObject({ waiting: 1, refused: 0 });
});

it('of somebody whom the service suppresses nothing is kept', async () => {
  const queue = openTestQueue();
  await storeCapture(queue, captureOf(person('vanity:marker')), deps);
  const claimed = await claim(queue, 500, at(captured));
  const ref = claimed?.captures[0]?.leads[0]?.clientRef ?? '';
  if (!claimed) throw new Error('nothing to claim');
  await applyResults(queue, claimed, new Map([[ref, { clientRef: ref, status: 'suppressed' }]]), at(captured));
  expect(await dump(queue)).not.toContain('marker');
  expect(await readTotals(queue)).toEqual({ waiting: 0, refused: 0, pushed: 0 });
});
