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
    const goesOn = Boolean(subscription?.subscription) && subscription?.status !== 'cancelled';
    const { free } = await readBalance(db, caller.accountId);
    return answer({
      plan: tools.provider.plan,
      status: subscription?.paidUntil ? subscription.status : 'none',
      ...(subscription?.paidUntil && { paidUntil: subscription.paidUntil.toISOString() }),
      freeMonths: free,
      price: tools.prices,
      canSubscribe: tools.provider.startCheckout !== undefined && !goesOn,
      canManage: tools.provider.openPortal !== undefined && Boolean(subscription?.customer),
      invoices: await listInvoices(db, caller.accountId),
    });
  },
});

const language = z.enum(['en', 'fr']).default('en').describe("the provider's page speaks it");

export const startCheckout = defineOperation({
  id: 'startCheckout',
  method: 'POST',
  path: '/v1/billing/checkout',
  tag: 'Billing',
  summary: 'Where to go and subscribe',
  body: z.strictObject({ language }),
  answers: { 200: { description: "The address of the provider's page", schema: checkoutSchema } },
  refusals: ['checkout-unavailable', 'already-subscribed', 'provider-unavailable'],
  async handle(call) {
    const { db, caller, tools, body } = call;
    if (!tools.provider.startCheckout) {
      return refuse('checkout-unavailable', { detail: 'Ask the operator of this service for an invoice.' });
    }
    const found = await findSubscription(db, caller.accountId);
    if (found?.subscription && found.status !== 'cancelled') {
      return refuse('already-subscribed', { detail: 'Change the card or cancel under "Card and invoices".' });
    }
    const { rows } = await db.query<{ email: string }>('SELECT email FROM auth."user" WHERE id = $1', [caller.userId]);
    const customer = found?.customer ? { customer: found.customer } : {};
    const person = { accountId: caller.accountId, email: rows[0]?.email ?? '', language: body.language, ...customer };
    const opened = await reach(tools.provider.startCheckout(person));
    if (!opened) return away();
    await recordAudit(call, 'billing.checkout-opened');
    return answer(opened);
  },
});

export const openBillingPortal = defineOperation({
  id: 'openBillingPortal',
  method: 'POST',
  path: '/v1/billing/portal',
  tag: 'Billing',
  summary: 'Where to change the card, get invoices, and cancel',
  body: z.strictObject({ language }),
  answers: { 200: { description: "The address of the provider's page", schema: checkoutSchema } },
  refusals: ['checkout-unavailable', 'provider-unavailable'],
  async handle(call) {
    const { db, caller, tools, body } = call;
    const customer = (await findSubscription(db, caller.accountId))?.customer;
    if (!tools.provider.openPortal || !customer) {
      return refuse('checkout-unavailable', { detail: 'Ask the operator of this service.' });
    }
    const opened = await reach(tools.provider.openPortal({ customer, language: body.language }));
    if (!opened) return away();
    await recordAudit(call, 'billing.portal-opened');
    return answer(opened);
  },
});

/** Undefined where the provider could not be reached or did not want to. */
const reach = <T>(asked: Promise<T>): Promise<T | undefined> => asked.catch(() => undefined);

const away = () =>
  refuse('provider-unavailable', { retryAfter: 30, detail: 'Nothing was paid or changed. Try again in a minute.' });
