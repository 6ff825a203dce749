import 'fake-indexeddb/auto'; // Dexie's live queries ask for the global one
import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it, vi } from 'vitest';
import type { QueueDatabase } from '../../utils/queue/database.ts';
import { openQueue } from '../../utils/queue/open-queue.ts';
import { addToTotals, readTotals } from '../../utils/queue/totals.ts';
import { watchQueue } from '../../utils/queue/watch.ts';
import { openTestQueue } from './open-test-queue.ts';

const watch = (queue: QueueDatabase, query: (queue: QueueDatabase) => Promise<unknown> = readTotals) => {
  const seen = vi.fn();
  const stop = watchQueue(query, seen, queue);
  return { seen, stop, next: (what: unknown) => vi.waitFor(() => expect(seen).toHaveBeenLastCalledWith(what)) };
};

it('what is there now, and after every change, until it is stopped', async () => {
  const queue = openTestQueue();
  const { seen, stop, next } = watch(queue);
  await next({ value: { waiting: 0, refused: 0, pushed: 0 } });
  await addToTotals(queue, { waiting: 2 });
  await next({ value: { waiting: 2, refused: 0, pushed: 0 } });
  stop();
  expect(queue.isOpen()).toBe(false);
  await queue.open();
  await addToTotals(queue, { waiting: 1 });
  const after = watch(queue); // who watches from now on is told; who has stopped is not
  await after.next({ value: { waiting: 3, refused: 0, pushed: 0 } });
  expect(seen).toHaveBeenCalledTimes(2);
  after.stop();
});

it('who stops before the queue is open is told nothing', async () => {
  const queue = openTestQueue();
  const { seen, stop } = watch(queue);
  stop();
  const other = watch(openTestQueue());
  await other.next({ value: { waiting: 0, refused: 0, pushed: 0 } });
  expect(seen).not.toHaveBeenCalled();
  other.stop();
});

it('a queue that a newer version has written is told as that, and never as an empty one', async () => {
  const storage = { indexedDB: new IDBFactory(), IDBKeyRange };
  const newer = new Dexie('newer', storage);
  newer.version(99).stores({ captures: '++id' });
  await newer.open();
  newer.close();
  const { seen, stop, next } = watch(openQueue('newer', storage));
  await next({ fault: 'queue-newer' });
  expect(seen).toHaveBeenCalledTimes(1);
  stop();
});

it.each([
  [new DOMException('', 'QuotaExceededError'), 'storage-full'],
  [new Error('disk'), 'internal'],
])('%s while it is being watched: %s', async (why, fault) => {
  const queue = openTestQueue();
  let broken = false;
  const { stop, next } = watch(queue, async (open) => {
    const totals = await readTotals(open);
    if (broken) throw why;
    return totals;
  });
  await next({ value: { waiting: 0, refused: 0, pushed: 0 } });
  broken = true;
  await addToTotals(queue, { waiting: 1 });
  await next({ fault });
  stop();
});
