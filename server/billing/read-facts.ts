import type { Charge, Fact, Paid, Returned } from './facts.ts';
import { byTime, groupByRefs } from './groups.ts';
import { readSubscription, type SubscriptionReading } from './read-subscription.ts';

export interface Invoice {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly months: number;
  readonly paidAt: Date;
  readonly coversFrom?: string;
  /** when all of it had gone back */
  readonly refundedAt?: Date;
  readonly refundedAmount: number;
  readonly disputedAt?: Date;
  /** when the bank gave it back after that */
  readonly reinstatedAt?: Date;
  readonly cardHash?: string;
}

export interface Reading {
  readonly invoices: Invoice[];
  readonly subscription?: SubscriptionReading;
}

/** What one account's facts come to: the same for every order of the same facts. */
export function readFacts(unordered: readonly Fact[]): Reading {
  const facts = unordered.toSorted(byTime);
  const groups = groupByRefs(facts);
  const paid = facts.filter((fact): fact is Paid => fact.kind === 'paid');
  const ofGroup = (fact: Fact) => paid.find((one) => groups.get(one) === groups.get(fact));
  // A provider may name the customer only: then it is the newest payment of before.
  const newestBefore = (fact: Fact) => paid.findLast((one) => one.at <= fact.at) ?? paid[0];
  const hits = (one: Paid) => (fact: Fact) => (ofGroup(fact) ?? newestBefore(fact))?.invoice === one.invoice;

  const firsts = paid.filter((one) => paid.find((other) => other.invoice === one.invoice) === one);
  const invoices = firsts.map((one) => readInvoice(one, facts.filter(hits(one))));
  const subscription = readSubscription(facts);
  return { invoices, ...(subscription && { subscription }) };
}

/** An invoice, from the facts about its payment in the order in which they happened. */
function readInvoice(one: Paid, facts: readonly Fact[]): Invoice {
  const moves = (kind: Returned['kind']) => facts.filter((fact): fact is Returned => fact.kind === kind);
  const refunds = moves('refunded').map(({ at, amount = one.amount }) => ({
    at,
    amount: Math.min(amount, one.amount),
  }));
  const refundedAt = refunds.find(({ amount }) => amount >= one.amount)?.at;
  const disputes = moves('disputed');
  const reinstated = moves('reinstated').at(-1);
  const isBack = reinstated && disputes.every(({ at }) => at <= reinstated.at);
  const cardHash = facts.find(
    (fact): fact is Charge => fact.kind === 'charge' && fact.cardHash !== undefined,
  )?.cardHash;
  return {
    id: one.invoice,
    amount: one.amount,
    currency: one.currency,
    months: one.months,
    paidAt: one.at,
    ...(one.coversFrom && { coversFrom: one.coversFrom }),
    ...(refundedAt && { refundedAt }),
    refundedAmount: Math.max(0, ...refunds.map(({ amount }) => amount)),
    ...(disputes[0] && { disputedAt: disputes[0].at }),
    ...(disputes[0] && isBack && { reinstatedAt: reinstated.at }),
    ...(cardHash && { cardHash }),
  };
}
