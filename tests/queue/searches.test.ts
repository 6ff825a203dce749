import { describe, expect, it } from 'vitest';
import {
  deleteSearch,
  listSearches,
  MOST_SEARCHES,
  noteReading,
  purgeSearches,
  restoreSearch,
  type SearchReading,
  UNDO_MS,
  VISIT_ENDS_AFTER_MS,
} from '../../utils/queue/searches.ts';
import { wipeQueue } from '../../utils/queue/wipe.ts';
import { findSearch, type SearchAddress } from '../../utils/search/search-address.ts';
import { openTestQueue } from './open-test-queue.ts';

const searchFor = (keywords: string) =>
  findSearch(new URL(`https://www.linkedin.com/search/results/people/?keywords=${keywords}`)) as SearchAddress;
const reading = (number: number, people: string[], more: Partial<SearchReading> = {}): SearchReading => ({
  search: searchFor('plant'),
  page: 'people-search',
  number,
  people: people.map((key) => [key]),
  shown: people.length,
  refused: 0,
  ...more,
});
const start = Date.UTC(2026, 10, 22, 8);

describe('remembering searches', () => {
  it('leaves no trace of a search that is only looked at', async () => {
    const queue = openTestQueue();
    expect(await noteReading(queue, reading(1, ['vanity:a']), start)).toBeUndefined();
    expect(await queue.searches.count()).toBe(0);
    expect(await queue.seen.count()).toBe(0);
  });

  it('keeps what was read of each page, once, and adds up what was captured', async () => {
    const queue = openTestQueue();
    await noteReading(queue, reading(1, ['vanity:a', 'vanity:b'], { captured: 1, refused: 2 }), start);
    await noteReading(queue, reading(2, ['vanity:b', 'vanity:c'], { totalPages: 12 }), start + 1000);
    await noteReading(queue, reading(1, ['vanity:a', 'vanity:b'], { captured: 1 }), start + 2000);
    expect(await listSearches(queue)).toMatchObject([
      {
        name: 'plant',
        firstAt: '2026-11-22T08:00:00.000Z',
        lastAt: '2026-11-22T08:00:02.000Z',
        pages: { 1: { shown: 2, captured: 2, refused: 0 }, 2: { shown: 2, captured: 0 } },
        totalPages: 12,
        people: 3,
        newSinceLast: 0,
      },
    ]);
  });

  it('says on a later visit who is new, and goes on saying so while it lasts', async () => {
    const queue = openTestQueue();
    await noteReading(queue, reading(1, ['vanity:a', 'vanity:b'], { captured: 2 }), start);
    const again = start + VISIT_ENDS_AFTER_MS + 1;
    const first = await noteReading(queue, reading(1, ['vanity:b', 'vanity:c']), again);
    expect(first?.isNew).toEqual([false, true]);
    const second = await noteReading(queue, reading(1, ['vanity:b', 'vanity:c']), again + 1000);
    expect(second?.isNew).toEqual([false, true]);
    expect(second?.record).toMatchObject({ people: 3, newSinceLast: 1, previousAt: '2026-11-22T08:00:00.000Z' });
  });

  it('calls nobody new on the first visit, however long its pages take', async () => {
    const queue = openTestQueue();
    await noteReading(queue, reading(1, ['vanity:a'], { captured: 1 }), start);
    const next = await noteReading(queue, reading(2, ['vanity:b']), start + VISIT_ENDS_AFTER_MS);
    expect(next).toMatchObject({ isNew: [false], record: { newSinceLast: 0 } });
  });

  it('lists the last one first, and keeps the last 200', async () => {
    const queue = openTestQueue();
    for (let index = 0; index <= MOST_SEARCHES; index++) {
      await noteReading(
        queue,
        reading(1, ['vanity:a'], { search: searchFor(`k${index}`), captured: 1 }),
        start + index,
      );
    }
    const names = (await listSearches(queue)).map(({ name }) => name);
    expect([names.length, names[0], names.at(-1)]).toEqual([MOST_SEARCHES, `k${MOST_SEARCHES}`, 'k1']);
    expect(await queue.seen.count()).toBe(MOST_SEARCHES);
  });
});

describe('deleting a search', () => {
  async function withSearch() {
    const queue = openTestQueue();
    const note = await noteReading(queue, reading(1, ['vanity:a'], { captured: 1 }), start);
    return { queue, id: note?.record.id ?? 0 };
  }

  it('takes it from the list, and gives it back as it was', async () => {
    const { queue, id } = await withSearch();
    const before = await listSearches(queue);
    await deleteSearch(queue, id, start);
    expect(await listSearches(queue)).toEqual([]);
    await purgeSearches(queue, start + UNDO_MS - 1);
    expect(await restoreSearch(queue, id)).toBe(true);
    expect(await listSearches(queue)).toEqual(before);
  });

  it('erases it, and who was seen, when the time to take it back is over', async () => {
    const { queue, id } = await withSearch();
    await deleteSearch(queue, id, start);
    await purgeSearches(queue, start + UNDO_MS);
    expect([await queue.searches.count(), await queue.seen.count()]).toEqual([0, 0]);
    expect(await restoreSearch(queue, id)).toBe(false);
  });

  it('starts anew where the deleted search is captured again', async () => {
    const { queue, id } = await withSearch();
    await deleteSearch(queue, id, start);
    const again = await noteReading(queue, reading(2, ['vanity:b'], { captured: 1 }), start + 1);
    expect(again?.record).toMatchObject({ people: 1, pages: { 2: { captured: 1 } } });
    expect(await queue.searches.count()).toBe(1);
    expect(await queue.seen.count()).toBe(1);
  });

  it('cannot be taken back after a wipe', async () => {
    const { queue, id } = await withSearch();
    await deleteSearch(queue, id, start);
    expect(await wipeQueue(queue)).toEqual({ leads: 0, searches: 1 });
    expect(await restoreSearch(queue, id)).toBe(false);
  });
});
