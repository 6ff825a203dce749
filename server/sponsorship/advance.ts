import type { ClientBase } from 'pg';
import { takeAccountTurn } from '../billing/store.ts';
import { entryOf, sidesOf, writeEntry } from './books.ts';
import { earn } from './earn.ts';
import { findFirstInvoice, findInvoice } from './first-invoice.ts';
import { findIdentityState } from './identities.ts';
import { reverse } from './reverse.ts';
import { DAY_MS, type SponsorshipRules } from './rules.ts';
import { findSignals } from './signals.ts';
import { changeSponsorship, type EndReason, findSponsorshipOf, type Sponsorship } from './store.ts';

export interface Progress {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly rules: SponsorshipRules;
}

/**
 * Brings an account's sponsorship as far as what is known allows: linked, paid, held, earned, ended. The one place that
 * moves it, and it may be called at any time, any number of times. At the desk, both accounts locked by the caller or here.
 */
export async function advance(db: ClientBase, deps: Progress, accountId: string): Promise<Sponsorship | undefined> {
  const before = await findSponsorshipOf(db, accountId);
  if (!before) return undefined;
  await takeAccountTurn(db, accountId, before.sponsorId);
  const found = (await findSponsorshipOf(db, accountId)) as Sponsorship;
  if (found.endedAt) return found;

  const linked = await noteLink(db, deps, found);
  if (linked.endedAt) return linked;
  const paid = await notePayment(db, deps, linked);
  const gone = await findReturn(db, paid);
  if (gone) return end(db, deps, paid, gone);
  return earn(db, deps, paid);
}

/**
 * Takes the turns of accounts and of their sponsors, newer accounts first throughout: who waits holds newer ones only. Whose
 * sponsor an account is stands fast once it is held, and the sponsor is older, so that its place is still to come.
 */
export async function takeTurnsForAdvance(db: ClientBase, accountIds: Iterable<string>): Promise<void> {
  const asked = new Set(accountIds);
  const left = new Set(asked);
  while (left.size > 0) {
    const newest = [...left].toSorted().at(-1) as string;
    left.delete(newest);
    await takeAccountTurn(db, newest);
    const sponsorId = asked.has(newest) && (await findSponsorshipOf(db, newest))?.sponsorId;
    if (sponsorId) left.add(sponsorId);
  }
}

/** Ends a sponsorship: what both sides got from it goes back. */
export async function end(
  db: ClientBase,
  deps: Progress,
  sponsorship: Sponsorship,
  endReason: EndReason,
): Promise<Sponsorship> {
  for (const side of sidesOf(sponsorship)) await reverse(db, deps, sponsorship, side, endReason);
  return changeSponsorship(db, sponsorship, { endedAt: deps.now(), endReason });
}

/** Pending from the first link of a LinkedIn member whom nobody ever linked; ends where the member turns out to be known. */
async function noteLink(db: ClientBase, deps: Progress, sponsorship: Sponsorship): Promise<Sponsorship> {
  if (sponsorship.earnedAt) return sponsorship;
  const identity = await findIdentityState(db, sponsorship.accountId);
  if (identity === 'none') return sponsorship;
  if (identity === 'seen-before') {
    if (sponsorship.linkedAt) return end(db, deps, sponsorship, 'identity-seen-before');
    return changeSponsorship(db, sponsorship, { seenBeforeAt: sponsorship.seenBeforeAt ?? deps.now() });
  }
  if (sponsorship.linkedAt) return sponsorship;
  const now = deps.now();
  const linked = await changeSponsorship(db, sponsorship, { linkedAt: now, seenBeforeAt: null });
  for (const { accountId, months } of sidesOf(linked)) {
    const entry = entryOf('pending', linked, accountId, { pool: -months, pending: months });
    await writeEntry(db, entry, { id: deps.newId(), now });
  }
  return linked;
}

/** The first paid invoice starts the hold. Facts may come late: an earlier invoice takes its place, also once it is earned. */
async function notePayment(db: ClientBase, deps: Progress, sponsorship: Sponsorship): Promise<Sponsorship> {
  const first = await findFirstInvoice(db, sponsorship.accountId);
  if (!first) return sponsorship;
  if (sponsorship.earnedAt) return changeSponsorship(db, sponsorship, { invoiceId: first.id, paidAt: first.paidAt });
  const signals =
    sponsorship.review === 'none' || sponsorship.review === 'held' ? await findSignals(db, sponsorship, first) : [];
  const kept = [...new Set([...sponsorship.signals, ...signals])].sort();
  return changeSponsorship(db, sponsorship, {
    invoiceId: first.id,
    paidAt: first.paidAt,
    holdUntil: new Date(first.paidAt.getTime() + deps.rules.holdDays * DAY_MS),
    signals: kept,
    ...(sponsorship.review === 'none' && signals.length > 0 && { review: 'held' as const }),
  });
}

async function findReturn(db: ClientBase, { accountId, invoiceId }: Sponsorship): Promise<EndReason | undefined> {
  const invoice = invoiceId === null ? undefined : await findInvoice(db, accountId, invoiceId);
  if (invoice?.disputedAt) return 'disputed';
  return invoice?.refundedAt ? 'refunded' : undefined;
}
