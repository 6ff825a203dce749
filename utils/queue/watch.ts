import { liveQuery } from 'dexie';
import type { QueueDatabase } from './database.ts';
import { findQueueFault, openQueue, type QueueUnusable } from './open-queue.ts';
import { isQuotaExceeded } from './quota.ts';

export type QueueFault = QueueUnusable['code'] | 'storage-full' | 'internal';

/** What a query of the queue gave, or why the queue cannot be read: an empty list would say that nobody waits. */
export type Watched<Value> = { value: Value; fault?: undefined } | { value?: undefined; fault: QueueFault };

/** Calls back now and after every change of what the query has read, in whatever context it happened. Gives what ends it. */
export function watchQueue<Value>(
  query: (queue: QueueDatabase) => Promise<Value>,
  onChange: (seen: Watched<Value>) => void,
  queue = openQueue(),
): () => void {
  let stop = () => {};
  let isOver = false;
  const fail = (fault: unknown) => isOver || onChange({ fault: faultOf(fault) });
  // A live query keeps to itself that its database would not open.
  queue.open().then(() => {
    if (isOver) return;
    const subscription = liveQuery(() => query(queue)).subscribe({ next: (value) => onChange({ value }), error: fail });
    stop = () => subscription.unsubscribe();
  }, fail);
  return () => {
    isOver = true;
    stop();
    queue.close();
  };
}

const faultOf = (fault: unknown): QueueFault =>
  findQueueFault(fault)?.code ?? (isQuotaExceeded(fault) ? 'storage-full' : 'internal');
