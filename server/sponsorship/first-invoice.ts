import type { ClientBase } from 'pg';

export interface PaidInvoice {
  readonly id: string;
  readonly paidAt: Date;
  /** when all of it had gone back */
  readonly refundedAt: Date | null;
  readonly refundedAmount: number;
  readonly disputedAt: Date | null;
}

const columns =
  'id, paid_at AS "paidAt", refunded_at AS "refundedAt", refunded_amount AS "refundedAmount", disputed_at AS "disputedAt"';

/** The account's first invoice that was paid with money. */
export async function findFirstInvoice(db: ClientBase, accountId: string): Promise<PaidInvoice | undefined> {
  const { rows } = await db.query<PaidInvoice>(
    `SELECT ${columns} FROM invoice WHERE account_id = $1 AND amount > 0 ORDER BY paid_at, id LIMIT 1`,
    [accountId],
  );
  return rows[0];
}

export async function findInvoice(db: ClientBase, accountId: string, id: string): Promise<PaidInvoice | undefined> {
  const { rows } = await db.query<PaidInvoice>(`SELECT ${columns} FROM invoice WHERE account_id = $1 AND id = $2`, [
    accountId,
    id,
  ]);
  return rows[0];
}
