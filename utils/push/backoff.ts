import { MAX_WAIT_MS } from '../queue/state-machine.ts';

/** The store's floor for alarms is 30 s; nothing shorter can be promised to a worker that may be dead by then. */
const BASE_MS = 30_000;
const CAP_MS = 15 * 60_000;

/**
 * How long to wait after the nth failure in a row, in ms: what the service asked for, within bounds; else full jitter.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function waitAfter(attempts: number, random: () => number, retryAfterMs?: number): number {
  if (retryAfterMs !== undefined) return Math.min(Math.max(retryAfterMs, 1000), MAX_WAIT_MS);
  return Math.max(1000, Math.round(random() * Math.min(CAP_MS, BASE_MS * 2 ** Math.min(attempts, 10))));
}
