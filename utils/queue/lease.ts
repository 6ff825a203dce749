import type { Capture, Lease, Pace, QueueDatabase, QueueException } from './database.ts';
import { dueTimes, holds, isOrphaned, LEASE_MS, mayClaim } from './state-machine.ts';

/** What one send may carry: whole captures, or exceptions whose time has come. Never both, so that a range says it all. */
export interface Claim {
  fence: number;
  attempts: number;
  captures: Capture[];
  exceptions: QueueException[];
}

const atRest: Pace = { name: 'pace', lastFence: 0, attempts: 0, notBefore: 0 };
export const readPace = async (queue: QueueDatabase) =>
  ((await queue.control.get('pace')) as Pace | undefined) ?? atRest;

/** The sends that are under way, in the order of their ranges. */
export async function readLeases(queue: QueueDatabase, now: number): Promise<Lease[]> {
  const leases = await queue.leases.toArray();
  return leases.filter((lease) => holds(lease, now)).sort((one, other) => one.from - other.from);
}

/**
 * Claims the next leads to send, at most `max` of them (a first capture that is larger goes alone). After a failure one
 * send at a time goes ahead, until one has been answered.
 * @returns undefined where nothing is due, or where it must wait
 */
export async function claim(queue: QueueDatabase, max: number, now: number): Promise<Claim | undefined> {
  return queue.transaction('rw', [queue.leases, queue.control, queue.captures, queue.exceptions], async () => {
    const pace = await readPace(queue);
    const leases = await readLeases(queue, now);
    if (!mayClaim(pace, leases.length, now)) return undefined;

    const captures = await findFreeCaptures(queue, leases, max);
    const exceptions = captures.length > 0 ? [] : await findDueExceptions(queue, leases, max, now);
    if (captures.length === 0 && exceptions.length === 0) return undefined;

    const fence = pace.lastFence + 1;
    await queue.leases
      .where('fence')
      .noneOf(leases.map((lease) => lease.fence))
      .delete(); // those that ran out
    await queue.leases.add({
      fence,
      from: captures[0]?.id ?? 0,
      to: captures.at(-1)?.id ?? -1,
      refs: exceptions.map(({ clientRef }) => clientRef),
      until: now + LEASE_MS,
    });
    await queue.control.put({ ...pace, lastFence: fence });
    return { fence, attempts: pace.attempts, captures, exceptions };
  });
}

/** The first captures in no lease: from the first gap between the ranges, else from behind the last one. */
async function findFreeCaptures(queue: QueueDatabase, leases: Lease[], max: number): Promise<Capture[]> {
  let start = 0;
  for (const { from, to } of [...leases.filter(({ to }) => to >= 0), { from: Number.POSITIVE_INFINITY, to: 0 }]) {
    const captures = await takeUpTo(queue, start, from, max);
    if (captures.length > 0) return captures;
    start = to + 1;
  }
  return [];
}

async function takeUpTo(queue: QueueDatabase, from: number, below: number, max: number): Promise<Capture[]> {
  let leads = 0;
  const reached = (capture: Capture) => {
    leads += capture.leads.length;
    return leads >= max;
  };
  const captures = await queue.captures.where('id').between(from, below, true, false).until(reached, true).toArray();
  if (leads > max && captures.length > 1) captures.pop();
  return captures;
}

async function findDueExceptions(queue: QueueDatabase, leases: Lease[], max: number, now: number) {
  const leased = new Set(leases.flatMap(({ refs }) => refs));
  const { upTo, beyond } = dueTimes(now);
  const due = queue.exceptions.where('nextAt').belowOrEqual(upTo).or('nextAt').above(beyond);
  return due
    .filter(({ clientRef }) => !leased.has(clientRef))
    .limit(max)
    .toArray();
}

/** Gives a lease back without a result; the same leads are tried again, not before `notBefore` (ms since the epoch). */
export async function release(
  queue: QueueDatabase,
  fence: number,
  next: Pick<Pace, 'attempts' | 'notBefore' | 'code'>,
) {
  await queue.transaction('rw', [queue.leases, queue.control], async () => {
    if (!(await queue.leases.get(fence))) return;
    await queue.leases.delete(fence);
    await queue.control.put({ ...(await readPace(queue)), ...next });
  });
}

/**
 * Ends a lease whose leads were answered for, inside the transaction that writes the answers. The pace is free again, unless another
 * send has been told to wait meanwhile: this one began before that.
 */
export async function settle(queue: QueueDatabase, fence: number, now: number): Promise<void> {
  await queue.leases.delete(fence);
  const pace = await readPace(queue);
  if (pace.notBefore <= now && (pace.attempts > 0 || pace.notBefore > 0))
    await queue.control.put({ ...pace, attempts: 0, notBefore: 0 });
}

/**
 * Breaks the leases of what is erased or changed while it is under way, inside the transaction that does so: their answers speak of
 * what is not here any more. Who else was in them is sent again, under the same references.
 */
export const breakLeases = (queue: QueueDatabase, captures: readonly number[], refs: readonly string[]) =>
  queue.leases
    .filter(
      (lease) =>
        captures.some((id) => id >= lease.from && id <= lease.to) || refs.some((ref) => lease.refs.includes(ref)),
    )
    .delete();

/**
 * Takes back the leases claimed before `bornAt` (ms since the epoch). For a worker that has just started: there is one
 * worker at a time, so whoever held them is gone, and what they sent the CRM knows.
 */
export async function takeBack(queue: QueueDatabase, bornAt: number): Promise<void> {
  await queue.leases.filter((lease) => isOrphaned(lease, bornAt)).delete();
}

/** Lets the next claim go ahead at once: the user asked, or the network came back. */
export async function hurry(queue: QueueDatabase): Promise<void> {
  await queue.transaction('rw', queue.control, queue.exceptions, async () => {
    const pace = await readPace(queue);
    if (pace.notBefore > 0) await queue.control.put({ ...pace, notBefore: 0 });
    // A wait that the service asked for is kept; one of our own choosing is not.
    const unanswered = queue.exceptions.where('nextAt').above(0);
    await unanswered.filter(({ problem }) => problem.code === 'no-result').modify({ nextAt: 0 });
  });
}
