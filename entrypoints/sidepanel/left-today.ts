import type { KnownAllowance } from '../../utils/settings.ts';

/** What is left of the day; undefined where the service has not said, or where what it said is of a day that is over. */
export function leftToday(known: KnownAllowance | null, now: number): { left: number; cap: number } | undefined {
  if (!known || now >= Date.parse(known.resetsAt)) return undefined;
  return { left: Math.max(0, known.cap - known.used), cap: known.cap };
}
