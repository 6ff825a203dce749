import { useEffect, useState } from 'react';
import type { Totals } from '../../components/popup/numbers.tsx';
import type { Refusal } from '../../components/popup/refusals.tsx';

export interface QueueNumbers {
  totals: Totals;
  refusals: Refusal[];
}

/** What is in the queue, kept up to date. The database comes after the first picture: the popup must not wait for it. */
export function useQueue(): QueueNumbers | undefined {
  const [numbers, setNumbers] = useState<QueueNumbers>();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    import('./watch-queue.ts').then(({ watchQueue }) => {
      if (!gone) stop = watchQueue(setNumbers);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, []);
  return numbers;
}
