import { useEffect, useState } from 'react';
import type { Watched } from '../utils/queue/watch.ts';

export type Watch<Value> = (onChange: (seen: Watched<Value>) => void) => () => void;

/**
 * What the queue says, kept up to date, or why it cannot be read; neither until that is known.
 * @param load brings the database, after the first picture; the same function while the same is asked for
 */
export function useWatched<Value>(load: () => Promise<Watch<Value>>): Partial<Watched<Value>> {
  const [seen, setSeen] = useState<Partial<Watched<Value>>>({});
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    load().then((watch) => {
      if (!gone) stop = watch(setSeen);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [load]);
  return seen;
}
