import * as z from 'zod';
import { recordAudit } from '../audit/audit.ts';
import { checkoutSchema, planSchema } from '../contract/billing.ts';
import { answer, refuse } from '../http/answer.ts';
import { defineOperation } from '../http/operation.ts';
import { readBalance } from '../sponsorship/books.ts';
import { listInvoices } from './invoices.ts';
import { findSubscription } from './store.ts';

export const getPlan = defineOperation({
  id: 'getPlan',
  method: 'GET',
  path: '/v1/billing',
  tag: 'Billing',
  summary: 'What the account pays, and until when it has paid',
  query: z.strictObject({}),
  answers: { 200: { description: 'The plan and its invoices, newest first', schema: planSchema } },
  refusals: [],
  async handle({ db, caller, tools }) {
    const subscription = await findSubscription(db, caller.accountId);
    const { free } = await readBalance(db, caller.accountId);
    return answer({
      plan: tools.provider.plan,
      status: subscription?.paidUntil ? subscription.status : 'none',
      ...(subscription?.paidUntil && { paidUntil: subscription.paidUntil.toISOString() }),
      freeMonths: free,
      price: tools.prices,
      canSubscribe: tools.provider.startCheckout !== undefined,
      invoices: await listInvoices(db, caller.accountId),
    });
  },
});

export const startCheckout = defineOperation({
  id: 'startCheckout',
  method: 'POST',
  path: '/v1/billing/checkout',
  tag: 'Billing',
  summary: 'Where to go and subscribe',
  body: z.strictObject({}),
  answers: { 200: { description: "The address of the provider's page", schema: checkoutSchema } },
  refusals: ['checkout-unavailable'],
  async handle(call) {
    const { db, caller, tools } = call;
    if (!tools.provider.startCheckout) {
      return refuse('checkout-unavailable', { detail: 'Ask the operator of this service for an invoice.' });
    }
    const subscription = await findSubscription(db, caller.accountId);
    const { rows } = await db.query<{ email: string }>('SELECT email FROM auth."user" WHERE id = $1', [caller.userId]);
    const { url } = await tools.provider.startCheckout({
      accountId: caller.accountId,
      email: rows[0]?.email ?? '',
      ...(subscription?.customer && { customer: subscription.customer }),
    });
    await recordAudit(call, 'billing.checkout-opened');
    return answer({ url });
  },
});
