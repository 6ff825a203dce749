import type { Charge, Fact, Paid, Returned, Subscribed } from './facts.ts';

export interface Invoice {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly months: number;
  readonly paidAt: Date;
  readonly refundedAt?: Date;
  readonly disputedAt?: Date;
  readonly cardHash?: string;
}

export interface Reading {
  readonly invoices: Invoice[];
  readonly subscription?: Pick<Subscribed, 'customer' | 'subscription' | 'cancelled' | 'at'>;
}

const byTime = (a: Fact, b: Fact) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1);
const isStrong = (ref: string) => !/^(?:account|customer|subscription):/.test(ref);

/** What one account's facts come to: the same for every order of the same facts. */
export function readFacts(unordered: readonly Fact[]): Reading {
  const facts = unordered.toSorted(byTime);
  const groups = groupByRefs(facts);
  const paid = facts.filter((fact): fact is Paid => fact.kind === 'paid');
  const returned = facts.filter((fact): fact is Returned => fact.kind === 'refunded' || fact.kind === 'disputed');
  const charges = facts.filter((fact): fact is Charge => fact.kind === 'charge' && fact.cardHash !== undefined);
  const ofGroup = (fact: Fact) => paid.find((one) => groups.get(one) === groups.get(fact));
  // A provider may name the customer only: then it is the newest payment of before.
  const newestBefore = (fact: Fact) => paid.findLast((one) => one.at <= fact.at) ?? paid[0];
  const hits = (fact: Fact, one: Paid) => (ofGroup(fact) ?? newestBefore(fact))?.invoice === one.invoice;

  const firsts = paid.filter((one) => paid.find((other) => other.invoice === one.invoice) === one);
  const invoices = firsts.map((one): Invoice => {
    const back = (kind: Returned['kind']) => returned.find((fact) => fact.kind === kind && hits(fact, one))?.at;
    const [refundedAt, disputedAt] = [back('refunded'), back('disputed')];
    const cardHash = charges.find((charge) => hits(charge, one))?.cardHash;
    return {
      id: one.invoice,
      amount: one.amount,
      currency: one.currency,
      months: one.months,
      paidAt: one.at,
      ...(refundedAt && { refundedAt }),
      ...(disputedAt && { disputedAt }),
      ...(cardHash && { cardHash }),
    };
  });
  const subscription = facts.findLast((fact): fact is Subscribed => fact.kind === 'subscription');
  return { invoices, ...(subscription && { subscription }) };
}

/** Facts that share a name of a payment, also through a third, are about the same payment. */
function groupByRefs(facts: readonly Fact[]): Map<Fact, number> {
  const groups = new Map<Fact, number>(facts.map((fact, place) => [fact, place]));
  const holders = new Map<string, Fact>();
  for (const fact of facts) {
    for (const ref of fact.refs.filter(isStrong)) {
      const other = holders.get(ref);
      if (!other) holders.set(ref, fact);
      else join(groups, groups.get(other) as number, groups.get(fact) as number);
    }
  }
  return groups;
}

function join(groups: Map<Fact, number>, into: number, from: number): void {
  for (const [fact, group] of groups) if (group === from) groups.set(fact, into);
}
