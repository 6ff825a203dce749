import type { ClientBase } from 'pg';
import { findSubscription } from '../billing/store.ts';
import type { Sponsorship } from '../contract/sponsorship.ts';
import { atDesk } from '../db/tenant.ts';
import type { Call } from '../http/operation.ts';
import { readBalance } from './books.ts';
import { findLinkOf } from './codes.ts';
import { findFirstName, findSharedNames } from './names.ts';
import { readSettings } from './settings.ts';
import { findSponsoredBy, findSponsorshipOf } from './store.ts';
import { tellStory } from './story.ts';

/** What the caller's account may know about sponsorship. */
export async function viewSponsorship({
  db,
  caller: { accountId },
  tools,
}: Pick<Call, 'db' | 'caller' | 'tools'>): Promise<Sponsorship> {
  const link = await findLinkOf(db, accountId, tools.pepper);
  const balance = await readBalance(db, accountId);
  const brought = await findSponsoredBy(db, accountId);
  const own = await findSponsorshipOf(db, accountId);
  const { names, sponsor } = await atDesk(db, 'sponsorship', async () => ({
    names: await findSharedNames(
      db,
      brought.map((one) => one.accountId),
    ),
    sponsor: own && (await findFirstName(db, own.sponsorId)),
  }));
  return {
    link: link ? { url: `${tools.publicUrl}/s/${link.code}`, createdAt: link.createdAt.toISOString() } : null,
    settings: await readSettings(db, accountId),
    rules: tools.rules,
    months: { pending: balance.pending, available: balance.free, used: balance.used, reversed: balance.reversed },
    ...(await findRenewal(db, accountId, balance.free)),
    sponsored: brought.map((one) => tellStory(one, 'sponsor', names.get(one.accountId))),
    ...(own && { sponsoredBy: tellStory(own, 'sponsored', sponsor) }),
    ledger: await readLedger(db, accountId),
  };
}

async function findRenewal(db: ClientBase, accountId: string, free: number): Promise<Pick<Sponsorship, 'renewal'>> {
  const subscription = await findSubscription(db, accountId);
  if (!subscription?.paidUntil || subscription.status === 'cancelled') return {};
  return { renewal: { at: subscription.paidUntil.toISOString(), usesFreeMonth: free > 0 } };
}

async function readLedger(db: ClientBase, accountId: string): Promise<Sponsorship['ledger']> {
  const { rows } = await db.query<{
    id: string;
    kind: Sponsorship['ledger'][number]['kind'];
    months: number;
    reason: string | null;
    created_at: Date;
  }>(
    `SELECT e.id, e.kind, e.created_at, (sum(p.months) FILTER (WHERE p.months > 0))::int AS months,
       CASE WHEN e.reason = 'disputed' AND s.sponsor_id = $1 THEN 'refunded' ELSE e.reason END AS reason
     FROM entry e JOIN posting p ON p.account_id = e.account_id AND p.entry_id = e.id
       LEFT JOIN sponsorship s ON s.id = e.sponsorship_id
     WHERE e.account_id = $1 GROUP BY e.account_id, e.id, s.sponsor_id ORDER BY e.created_at DESC, e.id DESC LIMIT 200`,
    [accountId],
  );
  return rows.map(({ id, kind, months, reason, created_at }) => ({
    id,
    kind,
    months,
    ...(reason && { reason }),
    at: created_at.toISOString(),
  }));
}
