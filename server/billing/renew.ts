import type { ClientBase } from 'pg';
import { readBalance, writeEntry } from '../sponsorship/books.ts';
import { isOpen } from './closed.ts';
import { findPaidUntil } from './paid-until.ts';
import {
  findSubscription,
  markUntold,
  readGrants,
  type Subscription,
  takeAccountTurn,
  writePaidUntil,
} from './store.ts';

interface RenewDeps {
  readonly now: () => Date;
  readonly newId: () => string;
  /** how long before its end a paid period is renewed: a provider that charges by itself must hear of it before */
  readonly leadMs: number;
}

/**
 * Renews an account whose paid time is over: with free months while there are any, before money is asked. Hands back how
 * many were used. A renewal that comes in time goes on where the last period ended, one that is late starts now.
 */
export async function renew(db: ClientBase, deps: RenewDeps, accountId: string): Promise<number> {
  await takeAccountTurn(db, accountId);
  for (let used = 0; ; used++) {
    const now = deps.now();
    const subscription = await findSubscription(db, accountId);
    if (!subscription || subscription.isClosed || !isOver(subscription, now, deps.leadMs)) return used;
    const { free } = await readBalance(db, accountId);
    if (free > 0) await takeMonth(db, deps, accountId, subscription);
    const paidUntil = findPaidUntil(await readGrants(db, accountId));
    await writePaidUntil(db, accountId, paidUntil, now);
    if (free === 0) return used;
  }
}

function isOver({ status, paidUntil }: Subscription, now: Date, leadMs: number): boolean {
  return status !== 'cancelled' && paidUntil !== null && paidUntil.getTime() - leadMs <= now.getTime();
}

async function takeMonth(db: ClientBase, deps: RenewDeps, accountId: string, { status, paidUntil }: Subscription) {
  const now = deps.now();
  const inTime = status === 'active' && paidUntil !== null;
  const { rows } = await db.query<{ used: number }>(
    "SELECT count(*)::int AS used FROM entry WHERE account_id = $1 AND kind = 'used'",
    [accountId],
  );
  const entry = {
    accountId,
    kind: 'used',
    idemKey: `used:${accountId}:${(rows[0]?.used ?? 0) + 1}`,
    postings: { free: -1, used: 1 },
  } as const;
  const id = await writeEntry(db, entry, { id: deps.newId(), now });
  if (!id) throw new Error('A month was used twice at once, although its account was locked.');
  await db.query('INSERT INTO used_month (account_id, entry_id, at) VALUES ($1, $2, $3)', [
    accountId,
    id,
    inTime ? paidUntil : now,
  ]);
  await markUntold(db, accountId);
}

/** Accounts whose paid time is over, or will be within the lead: those with free months, and those not yet marked due. */
export async function findRenewalsDue(db: ClientBase, now: Date, leadMs: number, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ account_id: string }>(
    `SELECT account_id FROM subscription s JOIN account a USING (account_id)
     WHERE ${isOpen} AND status <> 'cancelled' AND paid_until <= $1
       AND ((status = 'active' AND paid_until <= $2)
         OR (SELECT sum(months) FROM posting p WHERE p.account_id = s.account_id AND bucket = 'free') > 0)
     ORDER BY paid_until LIMIT $3`,
    [new Date(now.getTime() + leadMs), now, limit],
  );
  return rows.map((row) => row.account_id);
}
