import { randomUUID } from 'node:crypto';
import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { asBearer, type Client, choice, readCookies, signInByOAuth, signUp, startTestService } from '../service.ts';
import { DAY } from './books.ts';

// Sessions and tokens run by the real clock, so the story begins in the past and ends today.
let passed = -60 * DAY;
const now = () => new Date(Date.now() + passed);
const stripeSecret = 'whsec_of_the_tests';
const service = await startTestService({
  now,
  stripe: { secretKey: 'sk_test_nobody', webhookSecret: stripeSecret },
  jobsEvery: 1,
});

const open = async (name: string) =>
  asBearer(service, (await signInByOAuth(service, (await signUp(service, name)).cookie)).access_token);

/** Opens the link in a browser and signs up there. */
async function comeBy(url: string, name: string): Promise<Client> {
  const cookie = readCookies(await fetch(url));
  const response = await fetch(`${service.url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: service.url, cookie },
    body: JSON.stringify({
      name,
      email: `${randomUUID()}@example.test`,
      password: 'a long enough one',
      attestedAdult: true,
    }),
  });
  expect(response.status).toBe(200);
  return asBearer(service, (await signInByOAuth(service, readCookies(response))).access_token);
}

async function sendEvent(type: string, object: object, { secret = stripeSecret, id = `evt_${randomUUID()}` } = {}) {
  const payload = JSON.stringify({
    id,
    object: 'event',
    type,
    created: Math.floor(now().getTime() / 1000),
    data: { object },
  });
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
  const response = await fetch(`${service.url}/v1/billing/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': signature },
    body: payload,
  });
  return { status: response.status, body: await response.json() };
}

const invoice = (accountId: string, name: string) => ({
  id: `in_${name}`,
  amount_paid: 2900,
  currency: 'eur',
  customer: `cus_${name}`,
  parent: { subscription_details: { subscription: `sub_${name}`, metadata: { account_id: accountId } } },
  lines: { data: [] },
});

test('from the link to a month for both: landing page, sign-up, LinkedIn link, signed payment, hold', async () => {
  const sponsor = await open('Marit Solberg');
  expect((await sponsor('GET', '/v1/sponsorship')).body).toMatchObject({ link: null, sponsored: [], ledger: [] });
  const { url } = (await sponsor('POST', '/v1/sponsorship/code', {})).body.link;
  expect(url).toMatch(new RegExp(`^${service.url}/s/[0-9a-z]{16}$`));
  expect((await sponsor('GET', '/v1/sponsorship')).body.link.url).toBe(url);

  const code = url.split('/').at(-1);
  const invited = async () => (await fetch(`${service.url}/v1/invitations/${code}`)).json();
  expect(await invited()).not.toHaveProperty('sponsor');
  await sponsor('PATCH', '/v1/sponsorship', { showFirstName: true });
  expect(await invited()).toMatchObject({ sponsor: 'Marit', sponsorMonths: 1, sponsoredMonths: 1, holdDays: 30 });

  const sponsored = await comeBy(url, 'Anton Reyk');
  const story = async () => (await sponsor('GET', '/v1/sponsorship')).body.sponsored[0];
  expect(await story()).toMatchObject({ state: 'joined', reason: 'waiting-for-link' });
  expect(await story()).not.toHaveProperty('name');
  expect((await sponsored('GET', '/v1/sponsorship')).body.sponsoredBy).toMatchObject({
    name: 'Marit',
    state: 'joined',
  });
  await sponsored('PATCH', '/v1/sponsorship', { shareName: true });
  expect((await story()).name).toBe('Anton Reyk');

  await sponsored('POST', '/v1/consents', { choices: [choice('linkedin-identity')] });
  await sponsored('PUT', '/v1/linkedin-link', { identityKeys: ['member:ACoAAanton'], source: 'nav-me' });
  expect(await story()).toMatchObject({ state: 'linked', reason: 'waiting-for-payment' });
  const accountId = (await sponsored('GET', '/v1/me')).body.account.id;
  expect((await sendEvent('invoice.paid', invoice(accountId, 'anton'))).body.outcomes).toEqual(['settled']);
  expect(await story()).toMatchObject({ state: 'paid', reason: 'hold' });
  expect((await sponsored('GET', '/v1/billing')).body).toMatchObject({
    status: 'active',
    invoices: [{ id: 'in_anton' }],
  });
  expect((await sponsor('GET', '/v1/sponsorship')).body.months).toMatchObject({ pending: 1, available: 0 });

  passed += 30 * DAY + 1000;
  await expect.poll(async () => (await story()).state, { timeout: 20_000 }).toBe('earned'); // by the job
  for (const side of [sponsor, sponsored]) {
    const { months, ledger } = (await side('GET', '/v1/sponsorship')).body;
    expect(ledger.map((entry: { kind: string }) => entry.kind)).toContain('earned');
    expect(months.available + months.used).toBe(1); // the sponsored's plan is renewed with it at once
  }
});

test('an event with no signature, another secret or another body is refused and changes nothing', async () => {
  const someone = await open('Somebody');
  const accountId = (await someone('GET', '/v1/me')).body.account.id;
  expect(await sendEvent('invoice.paid', invoice(accountId, 'forged'), { secret: 'whsec_other' })).toMatchObject({
    status: 400,
    body: { code: 'signature-invalid' },
  });
  const unsigned = await fetch(`${service.url}/v1/billing/webhook`, { method: 'POST', body: '{}' });
  expect(unsigned.status).toBe(400);
  expect((await someone('GET', '/v1/billing')).body).toMatchObject({ status: 'none', invoices: [] });
});

test('a claim is refused in words that say what to do', async () => {
  const someone = await open('Somebody');
  const { url } = (await someone('POST', '/v1/sponsorship/code', {})).body.link;
  expect(await someone('POST', '/v1/sponsorship/claim', { code: url.split('/').at(-1) })).toMatchObject({
    status: 409,
    body: { code: 'invitation-own' },
  });
  expect(await someone('POST', '/v1/sponsorship/claim', { code: 'not a code' })).toMatchObject({ status: 404 });
  const unknown = await fetch(`${service.url}/s/0000000000000000`);
  expect(unknown.headers.getSetCookie()).toEqual([]);
});
