import type { CrmClient } from '../crm/client.ts';
import { pushBatch } from '../crm/push-batch.ts';
import type { Keep } from '../link/same-account.ts';
import type { FailureCode } from '../messaging/protocol.ts';
import { applyResults } from '../queue/apply-results.ts';
import type { QueueDatabase } from '../queue/database.ts';
import { type Claim, claim, hurry, release, takeBack } from '../queue/lease.ts';
import { isQuotaExceeded } from '../queue/quota.ts';
import type { LeadResult } from '../queue/state-machine.ts';
import { readTotals } from '../queue/totals.ts';
import { findWait, type Wait } from '../queue/waiting.ts';
import type { PushReport } from '../settings.ts';
import { type DrainReport, drain } from './drain.ts';
import { createPost } from './post.ts';
import { sendRepairs } from './send-repairs.ts';

export interface PusherDeps {
  queue: () => QueueDatabase;
  call: CrmClient;
  /** what keeps this browser from sending at all */
  hindrance: () => Promise<'paused' | 'unlink-pending' | 'consent-missing' | undefined>;
  report: { getValue: () => Promise<PushReport>; setValue: (report: PushReport) => Promise<void> };
  /** these identity keys belong to people who must not be captured; told before the queue forgets them */
  onSuppressed: (keys: string[]) => Promise<void>;
  sameAccount: () => Promise<Keep>;
  /** the service has taken people in */
  onPushed: () => Promise<unknown>;
  /** the service says that the user does not allow it, and here they do */
  onNotAllowed: () => Promise<unknown>;
  /** wakes the worker at this time, ms since the epoch, and not at the one set before; undefined: time alone changes nothing */
  wakeAt: (time: number | undefined) => Promise<unknown>;
  now: () => number;
  random: () => number;
}

/** The least that an alarm of the store's may take. */
const SOON_MS = 30_000;

/** The drain with its parts: the queue, the CRM, and what the popup is told. */
export function createPusher(deps: PusherDeps) {
  let cut = new AbortController();

  /**
   * Sets the alarm for what is about to be stored, or sent: should this worker be stopped in between, the next one goes on with it
   * half a minute later. One who has finished leaves it: to take it back could meet somebody who was stored meanwhile.
   */
  const expect = () => deps.wakeAt(deps.now() + SOON_MS);

  /** The same, where somebody waits who may be sent. */
  async function expectWaiting(): Promise<void> {
    if ((await readTotals(deps.queue())).waiting > 0 && (await deps.hindrance()) === undefined) await expect();
  }

  async function push(): Promise<DrainReport> {
    const { signal } = cut;
    const keep = await deps.sameAccount();
    const queue = deps.queue();
    const mayPush = async () => !signal.aborted && (await deps.hindrance()) === undefined;
    await expectWaiting();
    const result = await drain({
      claim: (max, now) => claim(queue, max, now),
      apply: async (claimed, results, now) => {
        const keys = suppressedKeys(claimed, results);
        if (keys.length > 0) await keep(() => deps.onSuppressed(keys));
        return applyResults(queue, claimed, results, now);
      },
      release: (fence, next) => release(queue, fence, next),
      post: createPost({ pushBatch: (leads, tries) => pushBatch(deps.call, leads, tries, signal), now: deps.now }),
      mayPush,
      now: deps.now,
      random: deps.random,
    }).catch((fault): DrainReport => {
      // Without room for a lease nothing can be sent. What waits goes on waiting, and the user is told why.
      if (isQuotaExceeded(fault)) return { pushed: 0, refused: 0, stopped: { code: 'storage-full' } };
      throw fault;
    });
    if (result.stopped?.code === 'consent-missing') await deps.onNotAllowed();
    if (!signal.aborted) await tell(result, keep);
    if (!result.stopped) await sendRepairs({ queue, call: deps.call, mayPush, signal });
    return result;
  }

  /** What the popup says: why people wait, for as long as they do. */
  async function tell({ pushed, refused, stopped }: DrainReport, keep: Keep) {
    const { waiting: people } = await readTotals(deps.queue());
    const wait = await findWait(deps.queue(), deps.now());
    if (wait || stopped) await deps.wakeAt(wait?.until);
    if (pushed > 0) await deps.onPushed();
    const before = await deps.report.getValue();
    const lastPushedAt = pushed + refused > 0 ? new Date(deps.now()).toISOString() : before.lastPushedAt;
    const hindrance = await deps.hindrance();
    const code =
      stopped?.code ?? (hindrance === 'consent-missing' ? hindrance : undefined) ?? (wait && toFailureCode(wait));
    const report: PushReport = {
      ...(lastPushedAt && { lastPushedAt }),
      ...(people > 0 && code && { waiting: { code, ...(wait && { until: new Date(wait.until).toISOString() }) } }),
    };
    await keep(() => deps.report.setValue(report));
  }

  return {
    expect,
    expectWaiting,
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

const suppressedKeys = (claimed: Claim, results: ReadonlyMap<string, LeadResult>): string[] =>
  [...claimed.captures.flatMap(({ leads }) => leads), ...claimed.exceptions.map(({ queued }) => queued)].flatMap(
    ({ clientRef, lead }) => (results.get(clientRef)?.status === 'suppressed' ? lead.identityKeys : []),
  );

const toFailureCode = ({ code }: Wait): FailureCode => WAITS.find((known) => known === code) ?? 'crm-failed';

const WAITS: readonly FailureCode[] = ['daily-cap-reached', 'crm-unreachable', 'storage-full'];

export type Pusher = ReturnType<typeof createPusher>;
