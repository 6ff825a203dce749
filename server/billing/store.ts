import type { ClientBase } from 'pg';
import { isOpen } from './closed.ts';
import type { Fact } from './facts.ts';
import type { Grant } from './paid-until.ts';
import type { Reading } from './read-facts.ts';

/** Takes the desk's turn: facts that belong together may share no name until all are there, so they are read one by one. */
export const takeBillingTurn = (db: ClientBase) =>
  db.query("SELECT pg_advisory_xact_lock(hashtextextended('billing', 5))");

/**
 * Takes the turn of accounts: what moves an account's months or paid time waits here. Newer accounts first (ids sort by
 * time): an account may be held already when it shows who its sponsor is, and a sponsor is older.
 */
export async function takeAccountTurn(db: ClientBase, ...accountIds: readonly string[]): Promise<void> {
  for (const id of accountIds.toSorted().reverse())
    await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 6))', [id]);
}

export async function findAccount(db: ClientBase, accountId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>('SELECT account_id AS id FROM account WHERE account_id = $1', [
    accountId,
  ]);
  return rows[0]?.id;
}

/** False where the fact was known. */
export async function insertFact(db: ClientBase, fact: Fact, now: Date): Promise<boolean> {
  const { id, kind, accountId = null, at, refs, ...detail } = fact;
  const { rowCount } = await db.query(
    `INSERT INTO billing_event (id, kind, about_account, at, received_at, refs, detail)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
    [id, kind, accountId, at, now, refs, detail],
  );
  return rowCount === 1;
}

/** Every fact that shares a name with these, also through others. */
export async function findRelatedFacts(db: ClientBase, refs: readonly string[]): Promise<Fact[]> {
  let names = [...refs];
  for (;;) {
    const { rows } = await db.query<{
      id: string;
      kind: Fact['kind'];
      accountId: string | null;
      at: Date;
      refs: string[];
      detail: object;
    }>('SELECT id, kind, about_account AS "accountId", at, refs, detail FROM billing_event WHERE refs && $1', [names]);
    const wider = [...new Set([...names, ...rows.flatMap((row) => row.refs)])];
    if (wider.length === names.length) {
      return rows.map(
        ({ accountId, detail, ...fact }) => ({ ...detail, ...fact, ...(accountId && { accountId }) }) as Fact,
      );
    }
    names = wider;
  }
}

export async function writeReading(db: ClientBase, accountId: string, { invoices, subscription }: Reading) {
  await db.query(
    `INSERT INTO invoice (account_id, id, amount, currency, months, paid_at, covers_from, refunded_at, refunded_amount,
       disputed_at, reinstated_at, card_hash)
     SELECT $1, r.id, r.amount, r.currency, r.months, r."paidAt", r."coversFrom", r."refundedAt", r."refundedAmount",
       r."disputedAt", r."reinstatedAt", CASE WHEN a.erased_at IS NULL THEN r."cardHash" END
     FROM account a, jsonb_to_recordset($2) AS r(id text, amount int, currency text, months int, "paidAt" timestamptz,
       "coversFrom" timestamptz, "refundedAt" timestamptz, "refundedAmount" int, "disputedAt" timestamptz,
       "reinstatedAt" timestamptz, "cardHash" text) WHERE a.account_id = $1
     ON CONFLICT (account_id, id) DO UPDATE SET paid_at = excluded.paid_at, covers_from = excluded.covers_from,
       refunded_at = excluded.refunded_at, refunded_amount = excluded.refunded_amount, disputed_at = excluded.disputed_at,
       reinstated_at = excluded.reinstated_at, card_hash = excluded.card_hash`,
    [accountId, JSON.stringify(invoices)],
  );
  await db.query(
    `INSERT INTO subscription (account_id, status, customer, subscription, cancelled_at) VALUES ($1, 'due', $2, $3, $4)
     ON CONFLICT (account_id) DO UPDATE SET customer = coalesce(excluded.customer, subscription.customer),
       subscription = coalesce(excluded.subscription, subscription.subscription), cancelled_at = excluded.cancelled_at
     WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.account_id = $1 AND a.erased_at IS NOT NULL)`,
    [
      accountId,
      subscription?.customer ?? null,
      subscription?.subscription ?? null,
      subscription?.cancelled ? subscription.at : null,
    ],
  );
}

/** Everything that gave the account time: what it paid and has not got back, and the free months it used. */
export async function readGrants(db: ClientBase, accountId: string): Promise<Grant[]> {
  const { rows } = await db.query<Grant>(
    `SELECT coalesce(covers_from, paid_at) AS at, months FROM invoice
       WHERE account_id = $1 AND months > 0 AND refunded_at IS NULL AND (disputed_at IS NULL OR reinstated_at IS NOT NULL)
     UNION ALL SELECT at, 1 FROM used_month WHERE account_id = $1 AND reversed_at IS NULL`,
    [accountId],
  );
  return rows;
}

export async function writePaidUntil(db: ClientBase, accountId: string, paidUntil: Date | undefined, now: Date) {
  await db.query(
    `UPDATE subscription SET paid_until = $2, status = CASE WHEN cancelled_at IS NOT NULL THEN 'cancelled'
       WHEN $2::timestamptz > $3 THEN 'active' ELSE 'due' END WHERE account_id = $1`,
    [accountId, paidUntil ?? null, now],
  );
}

/** The account's paid time has moved by free months, of which a provider that charges by itself must hear. */
export const markUntold = (db: ClientBase, accountId: string) =>
  db.query('UPDATE subscription SET untold = subscription IS NOT NULL WHERE account_id = $1', [accountId]);

/** The provider has heard until when is paid; it hears again where that has moved meanwhile. */
export const markTold = (db: ClientBase, accountId: string, paidUntil: Date | null) =>
  db.query('UPDATE subscription SET untold = false WHERE account_id = $1 AND paid_until IS NOT DISTINCT FROM $2', [
    accountId,
    paidUntil,
  ]);

export async function findUntold(db: ClientBase, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ account_id: string }>(
    'SELECT account_id FROM subscription WHERE untold ORDER BY account_id LIMIT $1',
    [limit],
  );
  return rows.map((row) => row.account_id);
}

export interface Subscription {
  readonly status: 'active' | 'due' | 'cancelled';
  readonly paidUntil: Date | null;
  readonly customer: string | null;
  readonly subscription: string | null;
  /** the account is closed or deactivated: nothing is renewed */
  readonly isClosed: boolean;
}

export async function findSubscription(db: ClientBase, accountId: string): Promise<Subscription | undefined> {
  const { rows } = await db.query<Subscription>(
    `SELECT status, paid_until AS "paidUntil", customer, subscription, NOT ${isOpen} AS "isClosed"
     FROM subscription JOIN account a USING (account_id) WHERE account_id = $1`,
    [accountId],
  );
  return rows[0];
}
