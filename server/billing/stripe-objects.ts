import * as z from 'zod';

/** An id, or the object that has it where Stripe was asked to expand it. */
const idOf = z
  .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
  .nullish()
  .transform((id) => id ?? undefined);
const metadata = z.object({ account_id: z.uuid().toLowerCase().optional() }).nullish().catch(undefined);

const lineSchema = z.object({
  amount: z.int().nullish(),
  period: z.object({ start: z.int(), end: z.int() }).nullish(),
  metadata,
});

/** What is read of Stripe's objects; of its many versions, each place where a name has stood. */
export const invoiceSchema = z.object({
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
  lines: z.object({ data: z.array(lineSchema) }).nullish(),
});
export const chargeSchema = z.object({
  id: z.string(),
  customer: idOf,
  invoice: idOf,
  payment_intent: idOf,
  metadata,
  amount_refunded: z.int().nullish(),
  refunded: z.boolean().nullish(),
  payment_method_details: z.object({ card: z.object({ fingerprint: z.string().nullish() }).nullish() }).nullish(),
});
export const disputeSchema = z.object({ charge: idOf, payment_intent: idOf, status: z.string().nullish() });
export const subscriptionSchema = z.object({
  id: z.string(),
  customer: idOf,
  status: z.string(),
  cancel_at_period_end: z.boolean().nullish(),
  cancel_at: z.int().nullish(),
  metadata,
});
export const invoicePaymentSchema = z.object({
  invoice: idOf,
  payment: z.object({ payment_intent: idOf, charge: idOf }),
});
