import { createHmac } from 'node:crypto';
import Stripe from 'stripe';
import type { Provider } from './provider.ts';
import { toFacts } from './stripe-facts.ts';

export interface StripeSettings {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** the price of the plan, `price_…`; without it nobody can subscribe by themselves */
  readonly price?: string | undefined;
  /** another address than Stripe's own, `http://127.0.0.1:12111` */
  readonly apiUrl?: string | undefined;
}

const DAY_MS = 24 * 3600 * 1000;

/** Stripe, by its official library: its events are taken only with a good signature. */
export function createStripe(
  settings: StripeSettings,
  { publicUrl, pepper, now }: { publicUrl: string; pepper: string; now: () => Date },
): Provider {
  const { hostname, port, protocol } = new URL(settings.apiUrl ?? 'https://api.stripe.com');
  const stripe = new Stripe(settings.secretKey, {
    host: hostname,
    ...(port && { port: Number(port) }),
    protocol: protocol === 'http:' ? 'http' : 'https',
    telemetry: false,
    timeout: 10_000,
    maxNetworkRetries: 0, // a job, or the person, tries again
  });
  const hashCard = (fingerprint: string) => createHmac('sha256', pepper).update(`card ${fingerprint}`).digest('hex');
  return {
    plan: 'stripe',
    leadMs: DAY_MS,
    async readEvent(body, signature = '') {
      try {
        const event = await stripe.webhooks.constructEventAsync(body, signature, settings.webhookSecret);
        return { facts: toFacts(event, hashCard) };
      } catch (fault) {
        if (!(fault instanceof Stripe.errors.StripeSignatureVerificationError) && !(fault instanceof SyntaxError))
          throw fault;
        return { refused: 'signature-invalid', detail: 'The event is not signed with the secret of this endpoint.' };
      }
    },
    async openPortal({ customer, language }) {
      const session = await stripe.billingPortal.sessions.create({
        customer,
        return_url: `${publicUrl}/plan`,
        locale: language,
      });
      return { url: session.url };
    },
    ...(settings.price && {
      async startCheckout({ accountId, email, customer, language }) {
        const session = await stripe.checkout.sessions.create({
          mode: 'subscription',
          line_items: [{ price: settings.price as string, quantity: 1 }],
          client_reference_id: accountId,
          locale: language,
          subscription_data: { metadata: { account_id: accountId } },
          ...(customer ? { customer } : { customer_email: email }),
          success_url: `${publicUrl}/plan`,
          cancel_url: `${publicUrl}/plan`,
        });
        if (!session.url) throw new Error('Stripe opened a checkout without an address.');
        return { url: session.url };
      },
    }),
    async cancel(subscription) {
      await stripe.subscriptions.cancel(subscription).catch((fault) => {
        if (!(fault instanceof Stripe.errors.StripeInvalidRequestError && fault.code === 'resource_missing'))
          throw fault;
      });
    },
    async postpone(subscription, until) {
      const trial_end = Math.floor(until.getTime() / 1000);
      const isOver = trial_end * 1000 <= now().getTime();
      await stripe.subscriptions.update(subscription, {
        trial_end: isOver ? 'now' : trial_end,
        proration_behavior: 'none',
      });
    },
  };
}
