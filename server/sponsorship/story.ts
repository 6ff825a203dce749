import type { SponsorshipReason, SponsorshipState, SponsorshipStory } from '../contract/sponsorship.ts';
import type { Sponsorship } from './store.ts';

/**
 * A sponsorship as one side may know it: that the other joined, linked and paid, and when. Never what, by which member,
 * with which card, or what made somebody look.
 */
export function tellStory(sponsorship: Sponsorship, reader: 'sponsor' | 'sponsored', name?: string): SponsorshipStory {
  const { id, joinedAt, linkedAt, paidAt, earnedAt, holdUntil, endedAt } = sponsorship;
  const { state, reason } = findState(sponsorship, reader);
  const expectedAt = state === 'paid' && reason === 'hold' ? holdUntil : null;
  return {
    id,
    ...(name && { name }),
    state,
    ...(reason && { reason }),
    months: reader === 'sponsor' ? sponsorship.sponsorMonths : sponsorship.sponsoredMonths,
    joinedAt: joinedAt.toISOString(),
    ...dates({ linkedAt, paidAt, earnedAt: state === 'refused' ? null : earnedAt, expectedAt, endedAt }),
  };
}

function findState(
  { linkedAt, paidAt, earnedAt, endedAt, endReason, review, seenBeforeAt, sponsorCapped }: Sponsorship,
  reader: 'sponsor' | 'sponsored',
): { state: SponsorshipState; reason?: SponsorshipReason } {
  if (endedAt && endReason) {
    const wasMoney = endReason === 'refunded' || endReason === 'disputed';
    // That the money went back is what the sponsor may know; by whose doing is the other's own matter.
    if (wasMoney) return { state: 'reversed', reason: reader === 'sponsor' ? 'refunded' : endReason };
    return { state: 'refused', reason: endReason };
  }
  if (earnedAt)
    return sponsorCapped && reader === 'sponsor' ? { state: 'refused', reason: 'yearly-cap' } : { state: 'earned' };
  if (!linkedAt) {
    return { state: paidAt ? 'paid' : 'joined', reason: seenBeforeAt ? 'identity-seen-before' : 'waiting-for-link' };
  }
  if (review === 'held') return { state: 'review', reason: 'review' };
  return paidAt ? { state: 'paid', reason: 'hold' } : { state: 'linked', reason: 'waiting-for-payment' };
}

const dates = (all: Record<string, Date | null>): Partial<SponsorshipStory> =>
  Object.fromEntries(Object.entries(all).flatMap(([name, date]) => (date ? [[name, date.toISOString()]] : [])));
