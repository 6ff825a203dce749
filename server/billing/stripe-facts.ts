import type Stripe from 'stripe';
import * as z from 'zod';
import type { Fact } from './facts.ts';

/** An id, or the object that has it where Stripe was asked to expand it. */
const idOf = z
  .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
  .nullish()
  .transform((id) => id ?? undefined);
const metadata = z.object({ account_id: z.uuid().optional() }).nullish().catch(undefined);

/** What is read of Stripe's objects; of its many versions, each place where a name has stood. */
const invoiceSchema = z.object({
  id: z.string(),
  amount_paid: z.int(),
  currency: z.string(),
  customer: idOf,
  subscription: idOf, // where it stood until the API of 2025
  payment_intent: idOf,
  charge: idOf,
  metadata,
  subscription_details: z.object({ metadata }).nullish(),
  parent: z.object({ subscription_details: z.object({ subscription: idOf, metadata }).nullish() }).nullish(),
  lines: z
    .object({ data: z.array(z.object({ period: z.object({ start: z.int(), end: z.int() }).nullish(), metadata })) })
    .nullish(),
});
const chargeSchema = z.object({
  id: z.string(),
  customer: idOf,
  invoice: idOf,
  payment_intent: idOf,
  metadata,
  amount_refunded: z.int().default(0),
  payment_method_details: z.object({ card: z.object({ fingerprint: z.string().nullish() }).nullish() }).nullish(),
});
const disputeSchema = z.object({ charge: idOf, payment_intent: idOf });
const subscriptionSchema = z.object({ id: z.string(), customer: idOf, status: z.string(), metadata });
const invoicePaymentSchema = z.object({ invoice: idOf, payment: z.object({ payment_intent: idOf, charge: idOf }) });

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
          months: countMonths(invoice.lines?.data ?? []),
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
      return [{ ...known, kind: 'refunded', ...aboutCharge(chargeSchema.parse(object)) }];
    case 'charge.dispute.created': {
      const { charge, payment_intent: payment } = disputeSchema.parse(object);
      return [{ ...known, kind: 'disputed', refs: named({ charge, payment }) }];
    }
    case 'customer.subscription.created':
    case 'customer.subscription.updated':
    case 'customer.subscription.deleted': {
      const { id, customer, status, metadata: own } = subscriptionSchema.parse(object);
      if (!customer) return [];
      const cancelled =
        ['canceled', 'incomplete_expired', 'unpaid'].includes(status) || event.type.endsWith('.deleted');
      const refs = named({ customer, subscription: id });
      return [
        { ...known, kind: 'subscription', accountId: own?.account_id, customer, subscription: id, cancelled, refs },
      ];
    }
    default:
      return [];
  }
}

function aboutCharge({ id, customer, invoice, payment_intent: payment, metadata: own }: z.infer<typeof chargeSchema>) {
  return { accountId: own?.account_id, refs: named({ charge: id, payment, invoice, customer }) };
}

/** The calendar months that the invoice's longest line is for; one where it does not say. */
function countMonths(lines: { period?: { start: number; end: number } | null | undefined }[]): number {
  const seconds = Math.max(0, ...lines.map(({ period }) => (period ? period.end - period.start : 0)));
  return Math.max(1, Math.round(seconds / MONTH_S));
}
