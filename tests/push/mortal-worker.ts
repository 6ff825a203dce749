import { type DrainDeps, drain, type Outgoing, type PostOutcome } from '../../utils/push/drain.ts';
import { applyResults } from '../../utils/queue/apply-results.ts';
import type { QueueDatabase } from '../../utils/queue/database.ts';
import { claim, hurry, release, takeBack } from '../../utils/queue/lease.ts';
import type { LeadResult } from '../../utils/queue/state-machine.ts';
import { type CaptureRequest, storeCapture } from '../../utils/queue/store-capture.ts';
import type { testDeps } from '../queue/open-test-queue.ts';

/** How the CRM, or the line to it, takes one post. */
export const lines = ['good', 'answer lost', 'away', 'some missing', 'some later', 'too large', 'signed out'] as const;
export type Line = (typeof lines)[number];

/** A CRM that knows each person once, by their key, whatever the line does to its answers. */
export function createModelCrm() {
  const records = new Map<string, string[]>();
  const take = (leads: Outgoing[]) =>
    leads.map(({ queued: { clientRef, lead } }): LeadResult => {
      const key = lead.identityKeys[0] ?? '';
      const known = records.get(key);
      records.set(key, [...(known ?? []), clientRef]);
      return { clientRef, status: known ? 'unchanged' : 'created', recordId: key };
    });
  const answer = (results: LeadResult[]): PostOutcome => ({
    kind: 'answered',
    results: new Map(results.map((result) => [result.clientRef, result])),
  });
  return {
    records,
    post(leads: Outgoing[], line: Line, now: number): PostOutcome {
      if (line === 'away') return { kind: 'wait', code: 'crm-unreachable' };
      if (line === 'signed out') return { kind: 'blocked', code: 'signed-out-of-crm' };
      if (line === 'too large' && leads.length > 1) return { kind: 'refused', problem: { code: 'payload-too-large' } };
      // What the answer leaves out, or puts off, was not taken in: whoever believes otherwise loses it.
      const chosen = line.startsWith('some') ? leads.filter((_, index) => index % 2 === 1) : leads;
      const results = take(chosen);
      if (line === 'answer lost') return { kind: 'wait', code: 'crm-failed' };
      if (line !== 'some later') return answer(results);
      const later = leads
        .filter((lead) => !chosen.includes(lead))
        .map(({ queued: { clientRef } }): LeadResult => {
          return { clientRef, status: 'retry', problem: { code: 'internal' }, nextAt: now + 1000 };
        });
      return answer([...results, ...later]);
    },
  };
}

type ModelCrm = ReturnType<typeof createModelCrm>;

/**
 * One life of the worker. At its nth step it dies: that step does nothing, or is half done and rolled back, and no line of
 * its code runs after it. A step is every place where the code waits, and every row that a transaction reads.
 */
export function createMortalWorker(
  world: { queue: QueueDatabase; crm: ModelCrm; clock: ReturnType<typeof testDeps>; line: () => Line },
  diesAt = Number.POSITIVE_INFINITY,
) {
  const { queue, crm, clock } = world;
  const death = Promise.withResolvers<'died'>();
  const forever = new Promise<never>(() => undefined);
  let taken = 0;
  let dead = false;
  const dies = () => {
    if (!dead && ++taken > diesAt) {
      dead = true;
      death.resolve('died');
    }
    return dead;
  };
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    if (dies()) return forever;
    const result = await work().catch((fault) => (dead ? forever : Promise.reject(fault)));
    return dies() ? forever : result;
  };
  /** Dies in the middle of a transaction, which the browser then rolls back. */
  const inside = () => {
    if (dies()) throw new Error('The worker is dead.');
  };

  const deps: DrainDeps = {
    claim: (max, now) => step(() => claim(queue, max, now)),
    apply: (claimed, results, now) =>
      step(() => {
        const read = new Map(results);
        read.get = (ref) => {
          inside();
          return results.get(ref);
        };
        return applyResults(queue, claimed, read, now);
      }),
    release: (fence, next) => step(() => release(queue, fence, next)),
    post: (leads) => step(async () => crm.post(leads, world.line(), clock.now())),
    mayPush: () => step(async () => true),
    now: clock.now,
    random: clock.random,
  };
  return {
    steps: () => taken,
    /** True once it is acknowledged. */
    async capture(request: CaptureRequest): Promise<boolean> {
      const mortal = {
        now: clock.now,
        randomUUID: () => {
          inside();
          return clock.randomUUID();
        },
      };
      const stored = step(() => storeCapture(queue, request, mortal)).then(({ ok }) => ok);
      return (await Promise.race([stored, death.promise])) === true;
    },
    async push(): Promise<void> {
      await Promise.race([step(() => hurry(queue)).then(() => drain(deps)), death.promise]);
    },
    /** What a worker does first. */
    async wake(): Promise<void> {
      clock.time += 1;
      await Promise.race([step(() => takeBack(queue, clock.now())), death.promise]);
    },
  };
}
