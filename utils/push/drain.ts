import type { CaptureSource, QueuedLead } from '../queue/database.ts';
import type { Claim } from '../queue/lease.ts';
import { type LeadProblem, type LeadResult, SLOTS } from '../queue/state-machine.ts';
import { waitAfter } from './backoff.ts';

export const BATCH_LEADS = 500;

/** One lead with where it comes from, as it goes to the CRM. */
export interface Outgoing {
  queued: QueuedLead;
  source: CaptureSource;
  capturedAt: string;
  /** how often the CRM has answered for it, and asked for another try */
  tries: number;
}

/** How the CRM took a batch. The policy decides by `kind`, never by words. */
export type PostOutcome =
  | { kind: 'answered'; results: ReadonlyMap<string, LeadResult> }
  /** stops the drain until something else changes: a sign-in, a consent */
  | { kind: 'blocked'; code: 'signed-out-of-crm' | 'consent-missing' }
  /** nothing of it was looked at because of what is in it: smaller batches find the lead that is meant */
  | { kind: 'refused'; problem: LeadProblem }
  | { kind: 'wait'; code: 'crm-unreachable' | 'crm-failed'; retryAfterMs?: number };

export interface DrainDeps {
  claim: (max: number, now: number) => Promise<Claim | undefined>;
  apply: (
    claim: Claim,
    results: ReadonlyMap<string, LeadResult>,
    now: number,
  ) => Promise<{ pushed: number; refused: number } | undefined>;
  release: (fence: number, next: { attempts: number; notBefore: number; code?: string }) => Promise<void>;
  post: (leads: Outgoing[]) => Promise<PostOutcome>;
  mayPush: () => Promise<boolean>;
  now: () => number;
  random: () => number;
}

export interface DrainReport {
  pushed: number;
  refused: number;
  /** why it stopped before the queue was empty */
  stopped?: {
    code: 'signed-out-of-crm' | 'consent-missing' | 'crm-unreachable' | 'crm-failed' | 'storage-full';
    until?: number;
  };
}

/**
 * Sends what is due until nothing is or something stops it; several sends overlap. A lead leaves the queue only when the
 * CRM has answered for it. Safe to run twice at once (the leases) and to be killed anywhere (a lease runs out, the CRM
 * knows what it has seen).
 */
export async function drain(deps: DrainDeps): Promise<DrainReport> {
  const report: DrainReport = { pushed: 0, refused: 0 };
  await Promise.all(Array.from({ length: SLOTS }, () => drainOneByOne(deps, report)));
  return report;
}

async function drainOneByOne(deps: DrainDeps, report: DrainReport): Promise<void> {
  while (!report.stopped && (await deps.mayPush())) {
    const claimed = await deps.claim(BATCH_LEADS, deps.now());
    if (!claimed) return;
    const outcome = await postInParts(deps, toOutgoing(claimed));
    if (outcome.kind === 'answered') {
      const applied = await deps
        .apply(claimed, complete(claimed, outcome.results, deps), deps.now())
        .catch(async (fault) => {
          // Not written, for want of room: sent again under the same references, less and less often.
          const { attempts } = claimed;
          const notBefore = deps.now() + waitAfter(attempts, deps.random);
          await deps.release(claimed.fence, { attempts: attempts + 1, notBefore, code: 'storage-full' });
          throw fault;
        });
      report.pushed += applied?.pushed ?? 0;
      report.refused += applied?.refused ?? 0;
    } else if (outcome.kind === 'blocked') {
      report.stopped = { code: outcome.code };
      await deps.release(claimed.fence, { attempts: 0, notBefore: 0 });
    } else if (!(await deps.mayPush())) {
      // Cut short by a pause or an unlink: no failure of the CRM's, and nothing to wait for afterwards.
      await deps.release(claimed.fence, { attempts: claimed.attempts, notBefore: 0 });
    } else {
      const until = deps.now() + waitAfter(claimed.attempts, deps.random, outcome.retryAfterMs);
      report.stopped = { code: outcome.code, until };
      await deps.release(claimed.fence, { attempts: claimed.attempts + 1, notBefore: until, code: outcome.code });
    }
  }
}

/** Posts; halves what was refused as a whole, until the lead that is meant stands alone and is refused by itself. */
async function postInParts(deps: DrainDeps, leads: Outgoing[]): Promise<Exclude<PostOutcome, { kind: 'refused' }>> {
  const outcome = await deps.post(leads);
  if (outcome.kind !== 'refused') return outcome;
  const [only, second] = leads;
  if (only && !second) {
    const { clientRef } = only.queued;
    // Alone it is not too large for the service: something on the way says so today. Left out, it is tried again later.
    if (outcome.problem.code === 'payload-too-large') return { kind: 'answered', results: new Map() };
    return {
      kind: 'answered',
      results: new Map([[clientRef, { clientRef, status: 'rejected', problem: outcome.problem }]]),
    };
  }
  const middle = Math.ceil(leads.length / 2);
  const results = new Map<string, LeadResult>();
  for (const half of [leads.slice(0, middle), leads.slice(middle)]) {
    const part = await postInParts(deps, half);
    if (part.kind !== 'answered') return part; // the half that was answered is sent again: the CRM knows it
    for (const [clientRef, result] of part.results) results.set(clientRef, result);
  }
  return { kind: 'answered', results };
}

/** A lead that the answer leaves out is asked about again later: at once could go on for ever. */
function complete(claimed: Claim, results: ReadonlyMap<string, LeadResult>, { now, random }: DrainDeps) {
  const all = new Map(results);
  const attempts = new Map(claimed.exceptions.map((exception) => [exception.clientRef, exception.attempts]));
  for (const { queued } of toOutgoing(claimed)) {
    const { clientRef } = queued;
    if (all.has(clientRef)) continue;
    const nextAt = now() + waitAfter(attempts.get(clientRef) ?? 0, random);
    all.set(clientRef, { clientRef, status: 'retry', problem: { code: 'no-result' }, nextAt });
  }
  return all;
}

const toOutgoing = (claimed: Claim): Outgoing[] => [
  ...claimed.captures.flatMap(({ leads, source, capturedAt }) =>
    leads.map((queued) => ({ queued, source, capturedAt, tries: 0 })),
  ),
  ...claimed.exceptions.map(({ queued, source, capturedAt, attempts }) => ({
    queued,
    source,
    capturedAt,
    tries: attempts,
  })),
];
