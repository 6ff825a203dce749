import * as z from 'zod';

export const subscriptionStates = ['none', 'active', 'due', 'cancelled'] as const;

/** What the account pays, until when it has paid, and what it would use first. */
export const planSchema = z
  .object({
    plan: z.enum(['manual', 'stripe']).describe('who takes the money: the operator, or Stripe'),
    status: z.enum(subscriptionStates),
    paidUntil: z.iso.datetime().optional(),
    freeMonths: z.int().describe('used at the next renewals, before money is asked'),
    price: z.object({
      amount: z.int().describe("in the currency's smallest unit"),
      currency: z.string(),
      months: z.int(),
    }),
    canSubscribe: z.boolean().describe('whether POST /v1/billing/checkout leads anywhere'),
    canManage: z.boolean().describe('whether POST /v1/billing/portal does'),
    invoices: z.array(
      z.object({
        id: z.string(),
        amount: z.int(),
        currency: z.string(),
        months: z.int(),
        paidAt: z.iso.datetime(),
        state: z.enum(['paid', 'partly-refunded', 'refunded', 'disputed']),
        refunded: z.int().describe("what went back, in the currency's smallest unit"),
      }),
    ),
  })
  .meta({ id: 'Plan' });

export const checkoutSchema = z.object({ url: z.url() }).meta({ id: 'Checkout' });

export type Plan = z.infer<typeof planSchema>;
