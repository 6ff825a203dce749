import type { Fact } from './facts.ts';

export const byTime = (a: Fact, b: Fact) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1);

const isStrong = (ref: string) => !/^(?:account|customer|subscription):/.test(ref);

/** Facts that share a name of a payment, also through a third, are about the same payment: a number for each. */
export function groupByRefs(facts: readonly Fact[]): Map<Fact, number> {
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

/**
 * Whose the facts are, account by account. One that does not say so itself is its payment's; where it names the customer
 * only, and that customer has paid for several accounts, it is the newest payment's of before. None where nobody is named.
 */
export function groupByAccount(unordered: readonly Fact[]): Map<string, Fact[]> {
  const facts = unordered.toSorted(byTime);
  const groups = groupByRefs(facts);
  const named = facts.filter((fact) => fact.accountId);
  const found = new Map<string, Fact[]>();
  for (const fact of facts) {
    const ofPayment = named.find((other) => groups.get(other) === groups.get(fact));
    const ofCustomer = named.filter((other) => other.refs.some((ref) => fact.refs.includes(ref)));
    const before = ofCustomer.findLast((other) => other.kind === 'paid' && other.at <= fact.at) ?? ofCustomer[0];
    const owner = fact.accountId ?? (ofPayment ?? before ?? named[0])?.accountId;
    if (owner) found.set(owner, [...(found.get(owner) ?? []), fact]);
  }
  return found;
}
