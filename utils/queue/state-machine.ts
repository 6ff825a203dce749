import type { CaptureSource, Lease, Pace, QueuedLead, QueueException } from './database.ts';

/**
 * The life of a queued lead, in one file: no database here, and no network. The repository (the other files of this
 * folder) asks these functions inside its transactions, and writes what they say.
 *
 *   captured ──▶ WAITING ──claim──▶ SENT ──┬─ created, updated, unchanged ──▶ ACKNOWLEDGED (payload dropped); suppressed ──▶ gone
 *                 ▲   ▲              │      ├─ rejected ──▶ REFUSED ──drop──▶ DROPPED ──▶ gone
 *                 │   │              │      │                │  ▲             │
 *                 │   └── no answer ─┘      │                │  └────undo─────┘
 *                 └── when its time comes ──┴─ retry, no result of its own ──▶ WAITING until `nextAt`
 *                 └────────────────── tried again, edited ──────────────────┘ (from REFUSED)
 *
 * SENT is a lease: a lead never leaves the queue because it was sent, only because it was answered for.
 */

/** Longer than a request may take (20 s): a lease runs out only when whoever held it is gone. */
export const LEASE_MS = 60_000;
/** No wait between sends is longer, whatever the service asks for. */
export const MAX_WAIT_MS = 3_600_000;
/** A lead may have to wait by itself until the service's next day begins, no longer. */
export const MAX_DEFER_MS = 24 * 3_600_000;
/** Sends that may overlap. Four hide a network's latency; more gain nothing. */
export const SLOTS = 4;
/** How long something dropped can be had back. */
export const UNDO_MS = 10_000;

export interface Acknowledgement {
  clientRef: string;
  status: 'created' | 'updated' | 'unchanged' | 'suppressed';
  recordId?: string;
}

/** Why the service did not take a lead. `fields`: which of its parts are meant, where the service says so. */
export interface LeadProblem {
  code: string;
  detail?: string;
  fields?: string[];
}

/** What the CRM says of one lead. */
export type LeadResult =
  | Acknowledgement
  | { clientRef: string; status: 'rejected'; problem: LeadProblem }
  | { clientRef: string; status: 'retry'; problem: LeadProblem; nextAt: number };

/** A lead that was sent, as it stood before. */
export interface Sent {
  queued: QueuedLead;
  source: CaptureSource;
  capturedAt: string;
  attempts: number;
}

/** A lease that still holds. One that ends more than two leases ahead comes from a clock that jumped back: over. */
export const holds = ({ until }: Pick<Lease, 'until'>, now: number): boolean =>
  until > now && until <= now + 2 * LEASE_MS;

/** A lease that somebody claimed before a worker born at this time: there is one worker, so whoever held it is gone. */
export const isOrphaned = ({ until }: Pick<Lease, 'until'>, bornAt: number): boolean => until < bornAt + LEASE_MS;

/** No wait is longer than MAX_WAIT_MS; one that seems to be comes from a clock that jumped back, too. */
export const mustWait = ({ notBefore }: Pick<Pace, 'notBefore'>, now: number): boolean =>
  notBefore > now && notBefore <= now + MAX_WAIT_MS;

/** After a failure one send at a time goes ahead, until one has been answered. */
export const mayClaim = (pace: Pace, leasesHeld: number, now: number): boolean =>
  !mustWait(pace, now) && leasesHeld < (pace.attempts > 0 ? 1 : SLOTS);

/** A lead that waits by itself is due up to the one time, and beyond the other: a clock that jumped back put it there. */
export const dueTimes = (now: number) => ({ upTo: now, beyond: now + MAX_DEFER_MS });

/** Acknowledged: undefined, nothing of it stays in the queue. Else what stays of it, refused or until its time. */
export function afterAnswer(sent: Sent, result: LeadResult | undefined, now: number): QueueException | undefined {
  if (result && result.status !== 'rejected' && result.status !== 'retry') return undefined;
  const problem = result?.problem ?? { code: 'no-result' };
  return {
    clientRef: sent.queued.clientRef,
    keys: sent.queued.lead.identityKeys,
    ...sent,
    attempts: sent.attempts + 1,
    ...(result?.status === 'rejected' ? { refusedFor: problem.code } : { nextAt: result?.nextAt ?? now }),
    problem,
  };
}

/**
 * A refused lead that the user sends again, perhaps changed: due at once. It keeps its clientRef, so that a CRM that has
 * taken it after all knows it; and the count of its attempts, which makes the request a new one (utils/crm/push-batch.ts).
 */
export function afterRetry(refused: QueueException, lead = refused.queued.lead): QueueException {
  const { refusedFor: _, ...rest } = refused;
  return { ...rest, queued: { ...rest.queued, lead }, keys: lead.identityKeys, nextAt: 0 };
}

/** Something dropped is gone for good; a clock that jumped back keeps nothing alive. */
export const isGone = (droppedAt: number, now: number): boolean =>
  droppedAt <= now - UNDO_MS || droppedAt > now + UNDO_MS;
