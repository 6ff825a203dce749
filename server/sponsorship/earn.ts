import type { ClientBase } from 'pg';
import { addMonths } from '../billing/paid-until.ts';
import type { Progress } from './advance.ts';
import { entryOf, sidesOf, writeEntry } from './books.ts';
import { changeSponsorship, type Sponsorship } from './store.ts';

/** Earned by both sides once it is linked, paid, and the hold is over. Beyond the day's number somebody looks first. */
export async function earn(db: ClientBase, deps: Progress, sponsorship: Sponsorship): Promise<Sponsorship> {
  const now = deps.now();
  const { linkedAt, holdUntil, earnedAt, review } = sponsorship;
  if (!linkedAt || !holdUntil || earnedAt || holdUntil > now || review === 'held') return sponsorship;
  const earned = await countEarned(db, sponsorship.sponsorId, now);
  if (review === 'none' && earned.today >= deps.rules.earningsPerDay) {
    const signals = [...sponsorship.signals, 'many-on-one-day'];
    return changeSponsorship(db, sponsorship, { review: 'held', signals });
  }
  const sponsorCapped = earned.monthsThisYear + sponsorship.sponsorMonths > deps.rules.monthsPerYear;
  for (const { accountId, months } of sidesOf(sponsorship)) {
    const entry =
      sponsorCapped && accountId === sponsorship.sponsorId
        ? entryOf('reversed', sponsorship, accountId, { pending: -months, reversed: months }, 'yearly-cap')
        : entryOf('earned', sponsorship, accountId, { pending: -months, free: months });
    await writeEntry(db, entry, { id: deps.newId(), now });
  }
  return changeSponsorship(db, sponsorship, { earnedAt: now, sponsorCapped });
}

/** What a sponsor has earned on this UTC day and in the twelve months before now. The sponsor is locked. */
async function countEarned(db: ClientBase, sponsorId: string, now: Date) {
  const { rows } = await db.query<{ today: number; monthsThisYear: number }>(
    `SELECT (count(*) FILTER (WHERE date_trunc('day', earned_at AT TIME ZONE 'UTC') = date_trunc('day', $2::timestamptz AT TIME ZONE 'UTC')))::int
         AS today,
       coalesce(sum(sponsor_months) FILTER (WHERE NOT sponsor_capped AND ended_at IS NULL), 0)::int AS "monthsThisYear"
     FROM sponsorship WHERE sponsor_id = $1 AND earned_at > $3`,
    [sponsorId, now, addMonths(now, -12)],
  );
  return rows[0] as { today: number; monthsThisYear: number };
}
