import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inScope } from '../../../server/db/tenant.ts';
import { eraseAccount } from '../../../server/privacy/erase-account.ts';
import { asBearer, type Client, queryAsOwner, signInByOAuth, signUp, startTestService } from '../service.ts';
import { DAY } from '../sponsorship/books.ts';
import { type StripeEvent, startFakeStripe } from './fake-stripe.ts';

const webhookSecret = 'whsec_of_the_tests';
let ago = 200 * DAY; // sessions and tokens run by the real clock, so the story begins in the past
const now = () => new Date(Date.now() - ago);
const stripe = await startFakeStripe(webhookSecret, now);
afterAll(stripe.close);
const service = await startTestService({
  now,
  stripe: { secretKey: 'sk_test_nobody', webhookSecret, price: 'price_plan', apiUrl: stripe.url },
  jobsEvery: 1,
});

const open = async () => {
  const client = asBearer(service, (await signInByOAuth(service, (await signUp(service)).cookie)).access_token);
  return { client, accountId: (await client('GET', '/v1/me')).body.account.id as string };
};
const plan = async (client: Client) => (await client('GET', '/v1/billing')).body;
const deliver = async (events: readonly StripeEvent[]) => {
  for (const event of events) expect((await stripe.send(service.url, event)).status).toBe(200);
};

async function subscribe() {
  const who = await open();
  const { body } = await who.client('POST', '/v1/billing/checkout', {});
  const { subscription, events } = stripe.complete(body.url);
  await deliver(events.toReversed());
  return { ...who, subscription };
}

/** One free month, earned by having been invited by somebody long gone. */
async function giveMonth(accountId: string) {
  const sponsor = randomUUID();
  const id = randomUUID();
  await queryAsOwner(service, "INSERT INTO account VALUES ($1, 'Older', '2020-01-01')", [sponsor]);
  for (const sql of [
    `INSERT INTO identity_tombstone VALUES ('${id}', '${accountId}', now())`,
    `INSERT INTO sponsorship (account_id, id, sponsor_id, sponsor_months, sponsored_months, joined_at, linked_at, invoice_id,
       paid_at, hold_until, earned_at) SELECT account_id, '${id}', '${sponsor}', 0, 1, paid_at, paid_at, id, paid_at, paid_at, paid_at
       FROM invoice WHERE account_id = '${accountId}' ORDER BY paid_at LIMIT 1`,
    `WITH e AS (INSERT INTO entry (account_id, id, kind, idem_key, sponsorship_id, created_at)
       VALUES ('${accountId}', gen_random_uuid(), 'pending', 'pending:${id}:${accountId}', '${id}', now()) RETURNING *)
     INSERT INTO posting SELECT account_id, id, b, m FROM e, (VALUES ('pool', -1), ('pending', 1)) AS p(b, m)`,
    `WITH e AS (INSERT INTO entry (account_id, id, kind, idem_key, sponsorship_id, created_at)
       VALUES ('${accountId}', gen_random_uuid(), 'earned', 'earned:${id}:${accountId}', '${id}', now()) RETURNING *)
     INSERT INTO posting SELECT account_id, id, b, m FROM e, (VALUES ('pending', -1), ('free', 1)) AS p(b, m)`,
  ])
    await queryAsOwner(service, sql);
}

test('subscribing leads to Stripe and back: the plan is active whatever the order of its events, and is asked once', async () => {
  const { client, accountId } = await open();
  expect(await plan(client)).toMatchObject({ plan: 'stripe', status: 'none', canSubscribe: true, canManage: false });
  expect((await client('POST', '/v1/billing/portal', {})).body.code).toBe('checkout-unavailable');
  const { status, body } = await client('POST', '/v1/billing/checkout', { language: 'fr' });
  expect([status, new URL(body.url).host]).toEqual([200, 'checkout.stripe.com']);
  const asked = new URLSearchParams(stripe.calls.at(-1)?.split(' ')[2]);
  expect(Object.fromEntries(asked)).toMatchObject({
    mode: 'subscription',
    'line_items[0][price]': 'price_plan',
    'subscription_data[metadata][account_id]': accountId,
    locale: 'fr',
    success_url: `${service.url}/plan`,
  });

  const { events } = stripe.complete(body.url);
  await Promise.all(events.toReversed().flatMap((event) => Array.from({ length: 3 }, () => deliver([event]))));
  const after = await plan(client);
  expect(after).toMatchObject({ status: 'active', canSubscribe: false, canManage: true });
  expect(after.invoices).toMatchObject([{ amount: 2900, currency: 'EUR', months: 1, state: 'paid', refunded: 0 }]);
  expect((await client('POST', '/v1/billing/checkout', {})).body.code).toBe('already-subscribed');
  expect((await client('POST', '/v1/billing/portal', {})).body.url).toMatch(/^https:\/\/billing\.stripe\.com\//);
});

test('while Stripe is away nothing is changed, and the answer says to try again', async () => {
  const { client } = await open();
  stripe.setAway(true);
  const refused = await client('POST', '/v1/billing/checkout', {});
  stripe.setAway(false);
  expect([refused.status, refused.body.code, refused.body.retryable]).toEqual([503, 'provider-unavailable', true]);
  expect((await client('POST', '/v1/billing/checkout', {})).status).toBe(200);
});

test('a free month moves Stripe’s next charge by a month, and its invoice over nothing pays for no time', {
  timeout: 60_000,
}, async () => {
  const { client, accountId, subscription } = await subscribe();
  await giveMonth(accountId);
  const before = (await plan(client)).paidUntil;
  ago -= 30 * DAY; // within a day of the end of the paid month
  await expect.poll(async () => subscription.trialEnd, { timeout: 20_000 }).toBeDefined();
  const renewed = await plan(client);
  expect(renewed).toMatchObject({ status: 'active', freeMonths: 0 });
  expect(subscription.trialEnd).toBe(Math.floor(Date.parse(renewed.paidUntil) / 1000));
  expect(Date.parse(renewed.paidUntil) - Date.parse(before)).toBeGreaterThanOrEqual(28 * DAY);

  const trial = stripe.payPeriod({ ...subscription }, 0);
  await deliver([...trial, stripe.toEvent(subscription)]);
  expect((await plan(client)).paidUntil).toBe(renewed.paidUntil);

  // The first invoice is given back: the month that it brought goes, and Stripe asks for money again.
  const [{ refs }] = await queryAsOwner(
    service,
    `SELECT refs FROM billing_event WHERE kind = 'charge' AND refs && (SELECT refs FROM billing_event
       WHERE about_account = $1 AND kind = 'paid' AND detail ->> 'amount' = '2900') AND refs::text LIKE '%payment:%'`,
    [accountId],
  );
  const payment = (refs as string[]).find((ref) => ref.startsWith('payment:'));
  const told = stripe.calls.length;
  await deliver([
    {
      type: 'charge.refunded',
      object: {
        id: 'ch_any',
        payment_intent: payment?.slice('payment:'.length),
        amount: 2900,
        amount_refunded: 2900,
        refunded: true,
      },
    },
  ]);
  await expect.poll(() => stripe.calls.length, { timeout: 20_000 }).toBeGreaterThan(told);
  expect(stripe.calls.at(-1)).toContain('trial_end=now');
  expect(await plan(client)).toMatchObject({ freeMonths: 0 });
});

test('a refund of a part leaves the plan as it is; of the rest takes its month; events of other services are no matter', async () => {
  const { client, subscription } = await subscribe();
  const charge = (amount_refunded: number) => ({
    type: 'charge.refunded',
    object: {
      id: 'ch_part',
      customer: subscription.customer,
      amount: 2900,
      amount_refunded,
      refunded: amount_refunded === 2900,
    },
  });
  await deliver([charge(500)]);
  expect(await plan(client)).toMatchObject({
    status: 'active',
    invoices: [{ state: 'partly-refunded', refunded: 500 }],
  });
  await deliver([charge(2900), charge(500)]);
  const after = await plan(client);
  expect(after.invoices).toMatchObject([{ state: 'refunded', refunded: 2900 }]);
  expect(after).not.toHaveProperty('paidUntil');
  const [foreign] = stripe.payPeriod(
    { ...subscription, id: 'sub_other', customer: 'cus_other', accountId: randomUUID() },
    2900,
  );
  expect(await stripe.send(service.url, foreign as StripeEvent)).toMatchObject({
    status: 200,
    body: { outcomes: ['kept'] },
  });
});

test('a dispute takes the time, one that is won gives it back, and the bank’s question does neither', async () => {
  const { client, subscription } = await subscribe();
  const { invoices, paidUntil } = await plan(client);
  const dispute = (type: string, status: string) => ({
    type: `charge.dispute.${type}`,
    object: { id: 'dp_1', charge: `ch_${invoices[0].id.slice(3)}`, status },
  });
  await deliver([dispute('created', 'warning_needs_response')]);
  expect(await plan(client)).toMatchObject({ status: 'active', paidUntil });
  await deliver([dispute('created', 'needs_response')]);
  expect(await plan(client)).toMatchObject({ invoices: [{ state: 'disputed' }] });
  expect((await plan(client)).paidUntil).toBeUndefined();
  await deliver([dispute('funds_reinstated', 'won')]);
  expect(await plan(client)).toMatchObject({ invoices: [{ state: 'paid' }], paidUntil });
  expect(subscription.cancelAtPeriodEnd).toBe(false);
});

test('who cancels keeps the paid time and the free months; who comes back goes on', async () => {
  const { client, accountId, subscription } = await subscribe();
  await giveMonth(accountId);
  subscription.cancelAtPeriodEnd = true;
  await deliver([stripe.toEvent(subscription)]);
  const { paidUntil } = await plan(client);
  expect(await plan(client)).toMatchObject({ status: 'cancelled', freeMonths: 1, canSubscribe: true });
  ago -= 40 * DAY;
  await deliver([stripe.toEvent(subscription, 'deleted'), stripe.toEvent(subscription)]); // in one second, in any order
  expect(await plan(client)).toMatchObject({ status: 'cancelled', freeMonths: 1, paidUntil });
  const { body } = await client('POST', '/v1/billing/checkout', {});
  expect(stripe.calls.at(-1)).toContain(`customer=${subscription.customer}`);
  const again = stripe.complete(body.url);
  await deliver(again.events);
  expect(await plan(client)).toMatchObject({ status: 'active', canSubscribe: false });
  await deliver([stripe.toEvent(subscription, 'deleted')]); // the old one, late
  expect(await plan(client)).toMatchObject({ status: 'active' });
});

test('who is erased is charged no more, and no event that comes later brings the customer back', {
  timeout: 60_000,
}, async () => {
  const { accountId, subscription } = await subscribe();
  const events = [...stripe.payPeriod(subscription, 2900), stripe.toEvent(subscription)];
  const app = new pg.Pool({ connectionString: service.databaseUrl, max: 2 });
  const deps = { now, newId: randomUUID, pepper: 'a pepper of the tests' };
  await inScope(app, { accountId }, (db) => eraseAccount(db, deps, { accountId, reason: 'request' }));
  await app.end();
  await expect.poll(() => stripe.subscriptions.has(subscription.id), { timeout: 20_000 }).toBe(false);
  await deliver([...events, stripe.toEvent(subscription, 'deleted')]);
  const [row] = await queryAsOwner(
    service,
    'SELECT status, customer, subscription FROM subscription WHERE account_id = $1',
    [accountId],
  );
  expect(row).toEqual({ status: 'cancelled', customer: null, subscription: null });
  const cards = await queryAsOwner(service, 'SELECT card_hash FROM invoice WHERE account_id = $1', [accountId]);
  expect(cards.map(({ card_hash }) => card_hash)).toEqual([null, null]);
});
