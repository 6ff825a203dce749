import type { ClientBase } from 'pg';
import type { Progress } from '../sponsorship/advance.ts';
import { isOpen } from './closed.ts';
import type { Provider } from './provider.ts';
import { settleFact } from './settle.ts';

interface Running {
  readonly customer: string;
  readonly subscription: string;
}

/** Closed and deactivated accounts that the provider would go on charging. At a desk. */
export async function findToCancel(db: ClientBase, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT account_id AS id FROM account a WHERE NOT ${isOpen}
       AND EXISTS (SELECT 1 FROM (${running('a.account_id')}) r) ORDER BY account_id LIMIT $1`,
    [limit],
  );
  return rows.map((row) => row.id);
}

/**
 * Ends a closed account's subscriptions at the provider, and keeps that as a fact. What was paid until then stays paid. Can
 * be repeated: what has ended is ended. `desk` runs one transaction; the provider is asked between two of them.
 */
export async function cancelSubscriptions(
  desk: <T>(work: (db: ClientBase) => Promise<T>) => Promise<T>,
  deps: Progress & { provider: Provider },
  accountId: string,
): Promise<void> {
  const { rows } = await desk((db) => db.query<Running>(running('$1'), [accountId]));
  for (const { customer, subscription } of rows) {
    await deps.provider.cancel?.(subscription);
    const said = { kind: 'subscription', customer, subscription, cancelled: true, ended: true } as const;
    const refs = [`customer:${customer}`, `subscription:${subscription}`];
    const fact = { ...said, id: `closed:${subscription}`, at: deps.now(), accountId, refs };
    await desk((db) => settleFact(db, fact, deps));
  }
}

const running = (account: string) =>
  `SELECT DISTINCT b.detail ->> 'customer' AS customer, b.detail ->> 'subscription' AS subscription FROM billing_event b
   WHERE b.kind = 'subscription' AND b.about_account = ${account} AND NOT EXISTS (SELECT 1 FROM billing_event e
     WHERE e.kind = 'subscription' AND e.refs && ARRAY['subscription:' || (b.detail ->> 'subscription')]
       AND (e.detail ->> 'ended')::boolean)`;
