import type Stripe from 'stripe';
import type * as z from 'zod';
import type { Fact } from './facts.ts';
import {
  chargeSchema,
  disputeSchema,
  invoicePaymentSchema,
  invoiceSchema,
  subscriptionSchema,
} from './stripe-objects.ts';

const named = (names: Record<string, string | undefined>): string[] =>
  Object.entries(names).flatMap(([name, id]) => (id ? [`${name}:${id}`] : []));

const MONTH_S = (365.25 / 12) * 24 * 3600;

/** What a Stripe event says. None for events that say nothing about who has paid. */
export function toFacts(event: Stripe.Event, hashCard: (fingerprint: string) => string): Fact[] {
  const known = { id: `stripe:${event.id}`, at: new Date(event.created * 1000) };
  const object: unknown = event.data.object;
  switch (event.type as string) {
    case 'invoice.paid':
    case 'invoice.payment_succeeded': {
      const invoice = invoiceSchema.parse(object);
      const of = invoice.parent?.subscription_details;
      const { customer, charge, payment_intent: payment } = invoice;
      const accountId = [
        of?.metadata,
        invoice.subscription_details?.metadata,
        invoice.metadata,
        ...(invoice.lines?.data.map((line) => line.metadata) ?? []),
      ].find((one) => one?.account_id)?.account_id;
      return [
        {
          ...known,
          kind: 'paid',
          accountId,
          invoice: invoice.id,
          amount: invoice.amount_paid,
          currency: invoice.currency.toUpperCase(),
          ...readTime(invoice),
          refs: named({
            invoice: invoice.id,
            payment,
            charge,
            customer,
            subscription: of?.subscription ?? invoice.subscription,
          }),
        },
      ];
    }
    case 'invoice_payment.paid': {
      const { invoice, payment } = invoicePaymentSchema.parse(object);
      const refs = named({ invoice, payment: payment.payment_intent, charge: payment.charge });
      return [{ ...known, kind: 'charge', refs }];
    }
    case 'charge.succeeded':
    case 'charge.updated': {
      const charge = chargeSchema.parse(object);
      const fingerprint = charge.payment_method_details?.card?.fingerprint;
      return [
        { ...known, kind: 'charge', cardHash: fingerprint ? hashCard(fingerprint) : undefined, ...aboutCharge(charge) },
      ];
    }
    case 'charge.refunded':
      return [{ ...known, kind: 'refunded', ...aboutReturn(chargeSchema.parse(object)) }];
    case 'charge.dispute.created':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated': {
      const { charge, payment_intent: payment, status } = disputeSchema.parse(object);
      if (event.type === 'charge.dispute.created' && status?.startsWith('warning_')) return []; // a question; no money moved
      const kind = event.type === 'charge.dispute.funds_reinstated' ? 'reinstated' : 'disputed';
      return [{ ...known, kind, refs: named({ charge, payment }) }];
    }
    case 'customer.subscription.created':
    case 'customer.subscription.updated':
    case 'customer.subscription.deleted': {
      const said = subscriptionSchema.parse(object);
      const { id, customer, metadata: own } = said;
      if (!customer) return [];
      const ended = ['canceled', 'incomplete_expired'].includes(said.status) || event.type.endsWith('.deleted');
      const cancelled = ended || said.status === 'unpaid' || Boolean(said.cancel_at_period_end || said.cancel_at);
      const of = {
        accountId: own?.account_id,
        customer,
        subscription: id,
        refs: named({ customer, subscription: id }),
      };
      return [{ ...known, kind: 'subscription', ...of, cancelled, ...(ended && { ended }) }];
    }
    default:
      return [];
  }
}

function aboutCharge({ id, customer, invoice, payment_intent: payment, metadata: own }: z.infer<typeof chargeSchema>) {
  return { accountId: own?.account_id, refs: named({ charge: id, payment, invoice, customer }) };
}

/** A refund of a part says how much has gone back by now. */
function aboutReturn(charge: z.infer<typeof chargeSchema>) {
  const part = charge.refunded === true ? undefined : (charge.amount_refunded ?? undefined);
  return { ...aboutCharge(charge), ...(part && { amount: part }) };
}

/**
 * The calendar months that the invoice's longest line is for, and from when; one where it does not say. A line over
 * nothing, as a trial's, pays for none: the time that a free month gives is a trial at Stripe.
 */
function readTime({ lines, amount_paid }: z.infer<typeof invoiceSchema>): { months: number; coversFrom?: string } {
  const all = lines?.data ?? [];
  const priced = all.filter(({ amount }) => (amount ?? 1) > 0);
  if (all.length > 0 ? priced.length === 0 : amount_paid === 0) return { months: 0 };
  const periods = priced.flatMap(({ period }) => period ?? []);
  const [longest] = periods.toSorted((a, b) => b.end - b.start - (a.end - a.start));
  if (!longest) return { months: 1 };
  const months = Math.max(1, Math.round((longest.end - longest.start) / MONTH_S));
  return { months, coversFrom: new Date(longest.start * 1000).toISOString() };
}
