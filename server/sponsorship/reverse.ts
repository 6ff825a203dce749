import type { ClientBase } from 'pg';
import { findPaidUntil } from '../billing/paid-until.ts';
import { markUntold, readGrants, writePaidUntil } from '../billing/store.ts';
import type { Progress } from './advance.ts';
import { entryOf, readBalance, writeEntry } from './books.ts';
import type { Sponsorship } from './store.ts';

/**
 * Takes one side's months back: the pending ones; once earned, free ones first and then used ones, whose time then goes
 * from the end of what the account has. Nothing where that side never got any, or lost them before.
 */
export async function reverse(
  db: ClientBase,
  deps: Progress,
  sponsorship: Sponsorship,
  { accountId, months }: { accountId: string; months: number },
  reason: string,
): Promise<void> {
  if (!sponsorship.linkedAt) return;
  if (sponsorship.sponsorCapped && accountId === sponsorship.sponsorId) return;
  const now = deps.now();
  const { free } = await readBalance(db, accountId);
  const used = sponsorship.earnedAt ? Math.max(0, months - free) : 0;
  const postings = sponsorship.earnedAt
    ? { free: used - months, used: -used, reversed: months }
    : { pending: -months, reversed: months };
  const entry = entryOf('reversed', sponsorship, accountId, postings, reason);
  const written = await writeEntry(db, entry, { id: deps.newId(), now });
  if (!written || used === 0) return;
  await db.query(
    `UPDATE used_month SET reversed_at = $2 WHERE account_id = $1 AND entry_id IN (
       SELECT entry_id FROM used_month WHERE account_id = $1 AND reversed_at IS NULL ORDER BY at DESC, entry_id DESC LIMIT $3)`,
    [accountId, now, used],
  );
  await markUntold(db, accountId);
  await writePaidUntil(db, accountId, findPaidUntil(await readGrants(db, accountId)), now);
}
