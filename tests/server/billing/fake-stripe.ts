// Stands in for Stripe's cloud: the part of its documented API that the service calls (https://docs.stripe.com/api), in
// Stripe's own forms of request and answer, and its events, signed as Stripe signs them by its own library. Long: one
// subscription's life needs every one of these.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';

interface Subscription {
  id: string;
  customer: string;
  accountId: string;
  periodEnd: number;
  trialEnd?: number;
  cancelAtPeriodEnd: boolean;
}

export interface StripeEvent {
  type: string;
  object: object;
  id?: string;
}

const MONTH_S = 30 * 24 * 3600;

export async function startFakeStripe(webhookSecret: string, now: () => Date) {
  const seconds = () => Math.floor(now().getTime() / 1000);
  const checkouts = new Map<string, URLSearchParams>();
  const subscriptions = new Map<string, Subscription>();
  const calls: string[] = [];
  let isAway = false;
  let made = 0;

  function answer(method: string, path: string, form: URLSearchParams): [number, object] {
    calls.push(`${method} ${path} ${form}`);
    const id = `${++made}`;
    if (method === 'POST' && path === '/v1/checkout/sessions') {
      if (form.get('mode') !== 'subscription' || !form.get('line_items[0][price]')?.startsWith('price_'))
        return [
          400,
          { error: { type: 'invalid_request_error', message: 'No such price', param: 'line_items[0][price]' } },
        ];
      checkouts.set(`cs_test_${id}`, form);
      return [
        200,
        { id: `cs_test_${id}`, object: 'checkout.session', url: `https://checkout.stripe.com/c/pay/cs_test_${id}` },
      ];
    }
    if (method === 'POST' && path === '/v1/billing_portal/sessions') {
      const customer = form.get('customer');
      if (![...subscriptions.values()].some((one) => one.customer === customer))
        return [
          400,
          { error: { type: 'invalid_request_error', message: `No such customer: '${customer}'`, param: 'customer' } },
        ];
      return [
        200,
        { id: `bps_${id}`, object: 'billing_portal.session', url: `https://billing.stripe.com/p/session/${id}` },
      ];
    }
    const subscription = subscriptions.get(/^\/v1\/subscriptions\/(\w+)$/.exec(path)?.[1] ?? '');
    if (method === 'DELETE' && subscription) {
      subscriptions.delete(subscription.id);
      return [200, { id: subscription.id, object: 'subscription', status: 'canceled' }];
    }
    if (method === 'POST' && subscription) {
      const until = form.get('trial_end');
      const at = until === 'now' ? seconds() : Number(until);
      if (!Number.isInteger(at) || (until !== 'now' && at <= seconds()))
        return [400, { error: { type: 'invalid_request_error', message: 'Invalid timestamp', param: 'trial_end' } }];
      subscription.trialEnd = at;
      subscription.periodEnd = at;
      return [
        200,
        { id: subscription.id, object: 'subscription', customer: subscription.customer, status: 'trialing' },
      ];
    }
    if (path.startsWith('/v1/subscriptions/'))
      return [
        404,
        { error: { type: 'invalid_request_error', code: 'resource_missing', message: 'No such subscription' } },
      ];
    return [
      404,
      { error: { type: 'invalid_request_error', message: `Unrecognized request URL (${method}: ${path})` } },
    ];
  }

  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await readBody(request));
    const [status, body] = isAway
      ? [500, { error: { type: 'api_error', message: 'Something went wrong' } }]
      : answer(request.method ?? '', request.url ?? '', form);
    response.writeHead(status, { 'content-type': 'application/json', 'request-id': `req_${randomUUID()}` });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

  /** The events of a paid period, as Stripe sends them; in which order they arrive is nobody's promise. */
  function payPeriod(subscription: Subscription, amount: number): StripeEvent[] {
    const n = ++made;
    const [start, end] = [subscription.periodEnd, subscription.periodEnd + MONTH_S];
    subscription.periodEnd = end;
    const { id, customer, accountId } = subscription;
    const [invoice, payment, charge] = [`in_${n}`, `pi_${n}`, `ch_${n}`];
    const lines = { data: [{ amount, period: { start, end }, metadata: { account_id: accountId } }] };
    const parent = { subscription_details: { subscription: id, metadata: { account_id: accountId } } };
    const paid = {
      type: 'invoice.paid',
      object: { id: invoice, object: 'invoice', amount_paid: amount, currency: 'eur', customer, parent, lines },
    };
    if (amount === 0) return [paid];
    const card = { fingerprint: `fp_${customer}` };
    return [
      paid,
      {
        type: 'invoice_payment.paid',
        object: { invoice, payment: { type: 'payment_intent', payment_intent: payment }, amount_paid: amount },
      },
      {
        type: 'charge.succeeded',
        object: { id: charge, customer, payment_intent: payment, amount, payment_method_details: { card } },
      },
    ];
  }

  const toEvent = ({ id, customer, accountId, cancelAtPeriodEnd }: Subscription, type = 'updated'): StripeEvent => ({
    type: `customer.subscription.${type}`,
    object: {
      id,
      object: 'subscription',
      customer,
      status: type === 'deleted' ? 'canceled' : 'active',
      cancel_at_period_end: cancelAtPeriodEnd,
      metadata: { account_id: accountId },
    },
  });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    subscriptions,
    toEvent,
    payPeriod,
    setAway(away: boolean) {
      isAway = away;
    },
    /** Somebody pays on the checkout's page. */
    complete(checkoutUrl: string): { subscription: Subscription; events: StripeEvent[] } {
      const form = checkouts.get(checkoutUrl.split('/').at(-1) ?? '');
      if (!form) throw new Error(`There is no checkout ${checkoutUrl}.`);
      const n = ++made;
      const subscription: Subscription = {
        id: `sub_${n}`,
        customer: form.get('customer') ?? `cus_${n}`,
        accountId: form.get('subscription_data[metadata][account_id]') ?? '',
        periodEnd: seconds(),
        cancelAtPeriodEnd: false,
      };
      subscriptions.set(subscription.id, subscription);
      return { subscription, events: [toEvent(subscription, 'created'), ...payPeriod(subscription, 2900)] };
    },
    /** Delivers an event to the service's webhook. */
    async send(serviceUrl: string, { type, object, id = `evt_${randomUUID()}` }: StripeEvent) {
      const payload = JSON.stringify({ id, object: 'event', type, created: seconds(), data: { object } });
      const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret });
      const response = await fetch(`${serviceUrl}/v1/billing/webhook`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'stripe-signature': signature },
        body: payload,
      });
      return { status: response.status, body: await response.json() };
    },
    close: () => new Promise((done) => server.close(done)),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}
