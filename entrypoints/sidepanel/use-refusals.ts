import { useEffect, useState } from 'react';
import type { Attention } from './watch-refusals.ts';

type Watch<T> = (watch: typeof import('./watch-refusals.ts'), onChange: (value: T) => void) => () => void;

/** What the database says, kept up to date. It comes when it is asked for: the panel's first picture does not wait. */
function useWatched<T>(watch: Watch<T>): T | undefined {
  const [value, setValue] = useState<T>();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    import('./watch-refusals.ts').then((module) => {
      if (!gone) stop = watch(module, setValue);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [watch]);
  return value;
}

const countRefused: Watch<number> = ({ watchRefused }, onChange) => watchRefused(onChange);

/** How many people the CRM has refused. */
export const useRefused = (): number => useWatched(countRefused) ?? 0;

/** Everybody who was refused, by kind. @param watch must be the same function while nothing else is asked for */
export const useAttention = (watch: Watch<Attention>): Attention | undefined => useWatched(watch);
