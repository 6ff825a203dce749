import { useCallback, useState } from 'react';

/** Runs one thing at a time and says while it runs: a second click on a busy button does nothing. */
export function usePending<Args extends unknown[]>(run: (...args: Args) => Promise<unknown>) {
  const [pending, setPending] = useState(false);
  const start = useCallback(
    async (...args: Args) => {
      if (pending) return;
      setPending(true);
      try {
        await run(...args);
      } finally {
        setPending(false);
      }
    },
    [pending, run],
  );
  return [pending, start] as const;
}
