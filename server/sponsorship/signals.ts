import type { ClientBase } from 'pg';
import type { PaidInvoice } from './first-invoice.ts';
import { isDisposable, isPublicMail } from './mail-domains.ts';
import type { Sponsorship } from './store.ts';

/** What makes somebody look before a credit is earned. None of them refuses. */
export const signals = ['same-card', 'same-company', 'disposable-mail', 'partly-refunded', 'many-on-one-day'] as const;
export type Signal = (typeof signals)[number];

/** The signals of a sponsorship whose first invoice is paid. At the desk. */
export async function findSignals(
  db: ClientBase,
  { accountId, sponsorId }: Sponsorship,
  first: PaidInvoice,
): Promise<Signal[]> {
  const own = await readDomains(db, accountId);
  const theirs = await readDomains(db, sponsorId);
  const { rowCount } = await db.query(
    `SELECT 1 FROM invoice a JOIN invoice b USING (card_hash) WHERE a.account_id = $1 AND b.account_id = $2 LIMIT 1`,
    [accountId, sponsorId],
  );
  const found: Signal[] = [];
  if (rowCount) found.push('same-card');
  if (own.some((domain) => theirs.includes(domain) && !isPublicMail(domain))) found.push('same-company');
  if (own.some(isDisposable)) found.push('disposable-mail');
  if (first.refundedAmount > 0) found.push('partly-refunded');
  return found;
}

async function readDomains(db: ClientBase, accountId: string): Promise<string[]> {
  const { rows } = await db.query<{ domain: string }>(
    `SELECT DISTINCT lower(split_part(u.email, '@', 2)) AS domain FROM membership m JOIN auth."user" u ON u.id = m.user_id
     WHERE m.account_id = $1`,
    [accountId],
  );
  return rows.map((row) => row.domain);
}
