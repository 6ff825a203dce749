import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from '../../../server/billing/facts.ts';
import { addMonths, findPaidUntil } from '../../../server/billing/paid-until.ts';
import { readFacts } from '../../../server/billing/read-facts.ts';
import { months, openBooks, paid, returned } from '../sponsorship/books.ts';

const books = await openBooks();

test('months are calendar months, and 31 January is followed by 28 February and 31 March', () => {
  const at = new Date('2026-01-31T10:00:00Z');
  expect(addMonths(at, 1).toISOString()).toBe('2026-02-28T10:00:00.000Z');
  expect(addMonths(new Date('2028-01-31T10:00:00Z'), 1).toISOString()).toBe('2028-02-29T10:00:00.000Z');
  const grants = [0, 1, 2].map((place) => ({ at: addMonths(at, place), months: 1 }));
  expect(findPaidUntil(grants)?.toISOString()).toBe('2026-04-30T10:00:00.000Z');
  const late = { at: new Date('2026-08-15T10:00:00Z'), months: 1 };
  expect(findPaidUntil([...grants, late])?.toISOString()).toBe('2026-09-15T10:00:00.000Z');
});

test('C22: what the facts of a payment come to does not depend on their order or on how often each came', async () => {
  const kinds = ['paid only', 'refunded', 'disputed', 'refund by charge', 'refund by customer'] as const;
  let events = 0;
  for (const [place, kind] of kinds.entries()) {
    const [sponsor, sponsored] = [await books.openAccount(), await books.openAccount()];
    await books.claim(sponsored, await books.makeLink(sponsor));
    await books.link(sponsored, `member:ACoAAfacts${place}`);
    const at = books.clock.now();
    const [invoice, payment, charge, customer] = ['invoice', 'payment', 'charge', 'customer'].map(
      (name) => `${name}:f${place}`,
    ) as [string, string, string, string];
    const facts: Fact[] = [
      paid(sponsored, at, { invoice: `f${place}`, refs: [invoice, payment, customer] }),
      { id: `charge ${place}`, kind: 'charge', at, refs: [payment, charge, customer], cardHash: `card ${place}` },
    ];
    if (kind === 'refunded') facts.push(returned('refunded', at, [invoice]));
    if (kind === 'disputed') facts.push(returned('disputed', at, [charge, payment]));
    if (kind === 'refund by charge') facts.push(returned('refunded', at, [charge]));
    if (kind === 'refund by customer') facts.push(returned('refunded', at, [customer]));
    const tenTimes =
      fc.sample(fc.shuffledSubarray(Array.from({ length: 10 }, () => facts).flat(), { minLength: facts.length * 10 }), {
        numRuns: 1,
        seed: 41 + place,
      })[0] ?? [];
    const said = await Promise.all(tenTimes.map((fact) => books.settle(fact)));
    events += said.length;
    expect(said.filter((one) => one !== 'known')).toHaveLength(facts.length);
    books.clock.pass(31 * 24 * 3600 * 1000);
    await books.advance(sponsored);
    const expected =
      kind === 'paid only'
        ? { pending: 0, free: 1, used: 0, reversed: 0 }
        : { pending: 0, free: 0, used: 0, reversed: 1 };
    for (const account of [sponsor, sponsored])
      expect([kind, months(await books.balance(account))]).toEqual([kind, expected]);
  }
  console.log(
    `C22 payment events ×10, shuffled, at once: ${events} deliveries, 1 grant where it was paid and kept, 0 elsewhere`,
  );
});

test('every order of the same facts reads the same', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, day));
  const facts: Fact[] = [
    paid('a', at(1), { invoice: 'i1', refs: ['invoice:i1', 'payment:p1', 'customer:c'] }),
    paid('a', at(2), { invoice: 'i2', refs: ['invoice:i2', 'customer:c'] }),
    { id: 'x', kind: 'charge', at: at(3), refs: ['payment:p1', 'charge:h1'], cardHash: 'h' },
    returned('refunded', at(9), ['charge:h1']),
    {
      id: 's1',
      kind: 'subscription',
      at: at(1),
      refs: ['customer:c'],
      customer: 'c',
      subscription: 's',
      cancelled: false,
    },
    {
      id: 's2',
      kind: 'subscription',
      at: at(8),
      refs: ['customer:c'],
      customer: 'c',
      subscription: 's',
      cancelled: true,
    },
  ];
  const reading = readFacts(facts);
  expect(reading.invoices).toMatchObject([{ id: 'i1', refundedAt: at(9), cardHash: 'h' }, { id: 'i2' }]);
  expect(reading.subscription?.cancelled).toBe(true);
  fc.assert(
    fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
      expect(readFacts(shuffled)).toEqual(reading);
    }),
  );
});
