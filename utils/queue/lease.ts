import type { Capture, Lease, QueueDatabase, QueueException } from './database.ts';

export const LEASE_MS = 60_000;
export const MAX_WAIT_MS = 3_600_000;

/** What one drain may send: whole captures, or exceptions whose time has come. Never both, so that a range says it all. */
export interface Claim {
  fence: number;
  attempts: number;
  captures: Capture[];
  exceptions: QueueException[];
}

const idle: Lease = { name: 'push', from: 0, to: -1, refs: [], until: 0, fence: 0, attempts: 0, notBefore: 0 };

/** A lease that still holds. One that ends more than two leases ahead comes from a clock that jumped back: expired. */
const holds = (lease: Lease, now: number) => lease.until > now && lease.until <= now + 2 * LEASE_MS;

/** No wait is longer than MAX_WAIT_MS; one that seems to be comes from a clock that jumped back, too. */
const mustWait = (lease: Lease, now: number) => lease.notBefore > now && lease.notBefore <= now + MAX_WAIT_MS;

/** The captures that are being sent at this moment, if any. */
export function leasedRange(lease: Lease | undefined, now: number): { from: number; to: number } | undefined {
  return lease && holds(lease, now) ? { from: lease.from, to: lease.to } : undefined;
}

/**
 * Claims the next leads to send, at most `max` of them (a first capture that is larger goes alone).
 * @returns undefined where nothing is due or another drain holds the lease
 */
export async function claim(queue: QueueDatabase, max: number, now: number): Promise<Claim | undefined> {
  return queue.transaction('rw', [queue.leases, queue.captures, queue.exceptions], async () => {
    const lease = (await queue.leases.get('push')) ?? idle;
    if (holds(lease, now) || mustWait(lease, now)) return undefined;

    let leads = 0;
    const reached = (capture: Capture) => {
      leads += capture.leads.length;
      return leads >= max;
    };
    const captures = await queue.captures.orderBy('id').until(reached, true).toArray();
    if (leads > max && captures.length > 1) captures.pop();
    const exceptions =
      captures.length > 0 ? [] : await queue.exceptions.where('nextAt').belowOrEqual(now).limit(max).toArray();
    if (captures.length === 0 && exceptions.length === 0) return undefined;

    const next: Lease = {
      ...idle,
      from: captures[0]?.id ?? 0,
      to: captures.at(-1)?.id ?? -1,
      refs: exceptions.map(({ clientRef }) => clientRef),
      until: now + LEASE_MS,
      fence: lease.fence + 1,
      attempts: lease.attempts,
    };
    await queue.leases.put(next);
    return { fence: next.fence, attempts: next.attempts, captures, exceptions };
  });
}

/** Gives the lease back without a result; the same leads are tried again, not before `notBefore` (ms since the epoch). */
export async function release(queue: QueueDatabase, fence: number, next: { attempts: number; notBefore: number }) {
  await queue.transaction('rw', queue.leases, async () => {
    const lease = await queue.leases.get('push');
    if (lease?.fence === fence) await queue.leases.put({ ...idle, fence, ...next });
  });
}

/** Lets the next claim go ahead at once: the user asked, or the network came back. */
export async function hurry(queue: QueueDatabase): Promise<void> {
  await queue.transaction('rw', queue.leases, async () => {
    const lease = await queue.leases.get('push');
    if (lease && lease.notBefore > 0) await queue.leases.put({ ...lease, notBefore: 0 });
  });
}
