import { findQueueFault, openQueue, type QueueUnusable } from './open-queue.ts';
import { isQuotaExceeded } from './quota.ts';

export type QueueFault = QueueUnusable['code'] | 'storage-full' | 'internal';

/** Why what waits cannot be read here; undefined where it can. Opens the queue and closes it again. */
export async function checkQueue(queue = openQueue()): Promise<QueueFault | undefined> {
  try {
    await queue.open();
    return undefined;
  } catch (fault) {
    return findQueueFault(fault)?.code ?? (isQuotaExceeded(fault) ? 'storage-full' : 'internal');
  } finally {
    queue.close();
  }
}
