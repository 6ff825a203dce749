import type { Paid, Returned } from './facts.ts';
import type { Prices } from './prices.ts';

export interface ManualFact {
  readonly kind: 'paid' | 'refunded' | 'disputed' | 'reinstated';
  readonly accountId: string;
  readonly invoice: string;
  readonly amount?: string;
  readonly currency?: string;
  readonly months?: string;
  readonly at?: string;
}

/** What an operator says about an invoice, as a fact. Its id is the account's invoice and what happened: said once. */
export function manual(said: ManualFact, prices: Prices, now: Date): Paid | Returned | { fault: string } {
  const { kind, accountId, invoice } = said;
  const at = said.at === undefined ? now : new Date(said.at);
  const isPaid = kind === 'paid';
  const amount = said.amount === undefined ? prices.amount : Number(said.amount);
  const months = said.months === undefined ? prices.months : Number(said.months);
  const currency = said.currency ?? prices.currency;
  if (Number.isNaN(at.getTime())) return { fault: `--at ${said.at} is not a time. Write it as 2026-11-22T10:00:00Z.` };
  if (!Number.isInteger(amount) || amount < 0 || amount > 2 ** 31 - 1)
    return { fault: '--amount is a whole number of cents.' };
  if (!Number.isInteger(months) || months < 0 || months > 1200) return { fault: '--months is a whole number.' };
  if (!/^[A-Z]{3}$/.test(currency)) return { fault: '--currency is three capital letters, as EUR.' };
  if (!isPaid && said.amount !== undefined && amount === 0)
    return { fault: '--amount is what went back: more than 0.' };
  const part = isPaid || said.amount === undefined ? undefined : amount;
  const known = {
    id: `manual:${accountId}:${invoice}:${kind}${part === undefined ? '' : `:${part}`}`,
    at,
    accountId,
    refs: [`invoice:${accountId}/${invoice}`],
  };
  return isPaid
    ? { ...known, kind, invoice, amount, months, currency }
    : { ...known, kind, ...(part && { amount: part }) };
}
