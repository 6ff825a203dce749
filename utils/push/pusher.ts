import type { CrmClient } from '../crm/client.ts';
import { pushBatch } from '../crm/push-batch.ts';
import { applyResults } from '../queue/apply-results.ts';
import type { QueueDatabase } from '../queue/database.ts';
import { claim, hurry, release, takeBack } from '../queue/lease.ts';
import type { PushReport } from '../settings.ts';
import { type DrainReport, drain } from './drain.ts';
import { createPost } from './post.ts';

export interface PusherDeps {
  queue: () => QueueDatabase;
  call: CrmClient;
  mayPush: () => Promise<boolean>;
  report: { getValue: () => Promise<PushReport>; setValue: (report: PushReport) => Promise<void> };
  /** wakes the worker at this time, ms since the epoch */
  wakeAt: (time: number) => Promise<void>;
  now: () => number;
  random: () => number;
}

/** The drain with its parts: the queue, the CRM, and what the popup is told. */
export function createPusher(deps: PusherDeps) {
  let cut = new AbortController();

  async function push(): Promise<DrainReport> {
    const { signal } = cut;
    const queue = deps.queue();
    const result = await drain({
      claim: (max, now) => claim(queue, max, now),
      apply: (claimed, results, now) => applyResults(queue, claimed, results, now),
      release: (fence, next) => release(queue, fence, next),
      post: createPost({ pushBatch: (leads, tries) => pushBatch(deps.call, leads, tries, signal), now: deps.now }),
      mayPush: async () => !signal.aborted && (await deps.mayPush()),
      now: deps.now,
      random: deps.random,
    });
    if (!signal.aborted) await tell(result);
    return result;
  }

  async function tell({ pushed, refused, stopped }: DrainReport) {
    if (stopped?.until !== undefined) await deps.wakeAt(stopped.until);
    const before = await deps.report.getValue();
    const lastPushedAt = pushed + refused > 0 ? new Date(deps.now()).toISOString() : before.lastPushedAt;
    await deps.report.setValue({
      ...(lastPushedAt && { lastPushedAt }),
      ...(stopped && {
        waiting: { code: stopped.code, ...(stopped.until && { until: new Date(stopped.until).toISOString() }) },
      }),
    });
  }

  return {
    push,
    /** Goes on where a worker that was stopped left off, without waiting for its leases to run out. */
    async resume(bornAt: number): Promise<DrainReport> {
      await takeBack(deps.queue(), bornAt);
      return push();
    },
    /** Without waiting for a back-off: the user asked, or the network is back. */
    async pushAtOnce(): Promise<DrainReport> {
      await hurry(deps.queue());
      return push();
    },
    /** Cuts what is under way; nothing is sent after this returns. */
    abort() {
      cut.abort();
      cut = new AbortController();
    },
  };
}

export type Pusher = ReturnType<typeof createPusher>;
