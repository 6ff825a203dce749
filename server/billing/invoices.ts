import type { ClientBase } from 'pg';
import type { Plan } from '../contract/billing.ts';

export async function listInvoices(db: ClientBase, accountId: string): Promise<Plan['invoices']> {
  const { rows } = await db.query<{
    id: string;
    amount: number;
    currency: string;
    months: number;
    paid_at: Date;
    refunded: number;
    state: Plan['invoices'][number]['state'];
  }>(
    `SELECT id, amount, currency, months, paid_at, refunded_amount AS refunded,
       CASE WHEN refunded_at IS NOT NULL THEN 'refunded' WHEN disputed_at IS NOT NULL AND reinstated_at IS NULL THEN 'disputed'
         WHEN refunded_amount > 0 THEN 'partly-refunded' ELSE 'paid' END AS state
     FROM invoice WHERE account_id = $1 ORDER BY paid_at DESC, id LIMIT 200`,
    [accountId],
  );
  return rows.map(({ paid_at, ...invoice }) => ({ ...invoice, paidAt: paid_at.toISOString() }));
}
