import type { Fact, Subscribed } from './facts.ts';

export type SubscriptionReading = Pick<Subscribed, 'customer' | 'subscription' | 'cancelled' | 'at'>;

/**
 * The subscription that counts: the newest that goes on, or the newest. What has ended stays so, whatever was heard of it
 * in the same second. Takes facts in the order in which they happened.
 */
export function readSubscription(facts: readonly Fact[]): SubscriptionReading | undefined {
  const said = facts.filter((fact): fact is Subscribed => fact.kind === 'subscription');
  const all = [...new Set(said.map((fact) => fact.subscription))].map((id) => {
    const own = said.filter((fact) => fact.subscription === id);
    const last = own.at(-1) as Subscribed;
    const { customer, at } = own.find((fact) => fact.ended) ?? last;
    const cancelled = own.some((fact) => fact.ended || (fact.cancelled && fact.at.getTime() === last.at.getTime()));
    return { customer, subscription: id, cancelled, at };
  });
  return all.findLast((one) => !one.cancelled) ?? all.at(-1);
}
