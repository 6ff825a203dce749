import { useEffect, useState } from 'react';
import type { QueueFault } from '../utils/queue/check-queue.ts';

type Check = () => Promise<{ checkQueue: () => Promise<QueueFault | undefined> }>;

/** Why what waits cannot be read, once that is known. @param load brings the database, after the first picture */
export function useQueueFault(load: Check): QueueFault | undefined {
  const [fault, setFault] = useState<QueueFault>();
  useEffect(() => {
    let gone = false;
    load()
      .then(({ checkQueue }) => checkQueue())
      .then((found) => !gone && setFault(found));
    return () => {
      gone = true;
    };
  }, [load]);
  return fault;
}
