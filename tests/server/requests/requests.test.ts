import { afterAll, expect, test } from 'vitest';
import { oneMonthAfter } from '../../../server/requests/due.ts';
import { parseProfile } from '../../../server/requests/profile.ts';
import { openPostOffice } from '../mail/post-office.ts';
import { type Client, createRep, lead, push, queryAsOwner, startTestService, statuses } from '../service.ts';

const office = await openPostOffice();
afterAll(() => office.close());
const soon = { timeout: 20_000 };
let time = Date.parse('2026-11-25T09:00:00.000Z');
const smtp = { url: office.url, from: 'post@crm.example' };
const service = await startTestService({ now: () => new Date(time), jobsEvery: 1, smtp });

let people = 0;
const mailbox = () => `asks${++people}@example.test`;
const post = async (path: string, body: unknown) => {
  const response = await fetch(service.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};
const ask = (more: Record<string, unknown>) =>
  post('/v1/data-requests', {
    kind: 'access',
    profile: 'https://www.linkedin.com/in/orla-quist/',
    language: 'en',
    ...more,
  });

async function tokenFor(email: string): Promise<string> {
  await expect.poll(() => office.to(email).length, soon).toBeGreaterThan(0);
  return /data-request\/(\S+)/.exec(office.to(email)[0]?.text ?? '')?.[1] ?? '';
}

const casesOf = async (rep: Client) => (await rep('GET', '/v1/data-requests')).body.cases;

/** Asks, opens the link, and says yes. */
async function request(more: Record<string, unknown>) {
  const email = mailbox();
  await ask({ ...more, email });
  const token = await tokenFor(email);
  return { email, token, confirmed: await post('/v1/data-requests/confirm', { token }) };
}

test('an access request: link, case, answer with the source, the time and the legal basis of each field', async () => {
  const [rep, other] = [await createRep(service, 'Quay Sales'), await createRep(service)];
  await push(rep, [
    lead(['vanity:orla-quist', 'member:ACoAAorla1'], { location: 'Bergen', company: 'Quay AS', degree: 2 }),
  ]);
  const { email, token, confirmed } = await request({ message: 'Please.' });
  expect(confirmed).toMatchObject({ status: 200, body: { dueAt: '2026-12-25T09:00:00.000Z' } });
  expect(await post('/v1/data-requests/confirm', { token })).toMatchObject({
    status: 410,
    body: { code: 'link-used' },
  });

  await expect.poll(async () => (await casesOf(rep)).length, soon).toBe(1);
  const [one] = await casesOf(rep);
  expect(one).toMatchObject({
    kind: 'access',
    cameBy: 'page',
    email,
    state: 'open',
    message: 'Please.',
    leads: [{ name: 'Orla Quist' }],
  });
  expect(await casesOf(other)).toEqual([]);
  expect((await other('POST', `/v1/data-requests/${one.id}/answer`, { decision: 'grant' })).status).toBe(404);

  expect((await rep('POST', `/v1/data-requests/${one.id}/answer`, { decision: 'grant' })).body).toMatchObject({
    state: 'answered',
  });
  expect((await rep('POST', `/v1/data-requests/${one.id}/answer`, { decision: 'grant' })).body.code).toBe(
    'already-answered',
  );
  await expect.poll(() => office.to(email).length, soon).toBe(2);
  const told = office.to(email)[1]?.text ?? '';
  for (const part of [
    'Quay Sales',
    'Headline: Harbour master\n(from https://www.linkedin.com/search/results/people/, November 20, 2026; legal basis: legitimate interest',
    'Company: Quay AS',
    'Location: Bergen',
    'vanity:orla-quist',
    'member:ACoAAorla1',
    'erased by November 20, 2029',
  ])
    expect(told).toContain(part);
  const [kept] = await casesOf(rep);
  expect([kept.email, kept.message, kept.identityKeys]).toEqual([undefined, undefined, []]);
});

test.each(['erasure', 'objection'])('%s: erased, refused from then on, and said so, in French', async (kind) => {
  const rep = await createRep(service);
  const key = `vanity:asks-${kind}`;
  await push(rep, [lead([key, `urn:${kind.length}4711`])]);
  const { email } = await request({ kind, profile: `asks-${kind}`, language: 'fr' });
  await expect.poll(async () => (await casesOf(rep)).length, soon).toBe(1);
  const [{ id }] = await casesOf(rep);
  await rep('POST', `/v1/data-requests/${id}/answer`, { decision: 'grant' });
  expect((await rep('GET', '/v1/leads')).body.leads).toEqual([]);
  expect(statuses(await push(rep, [lead([key]), lead([`urn:${kind.length}4711`])]))).toEqual([
    'suppressed',
    'suppressed',
  ]);
  await expect.poll(() => office.to(email).length, soon).toBe(2);
  expect(office.to(email)[1]?.text).toContain('a été effacé');
});

test('a prober learns nothing: known or not, the answers, the letters and their number are the same', async () => {
  const rep = await createRep(service);
  await push(rep, [lead(['vanity:is-held'])]);
  const [held, not] = [await request({ profile: 'is-held' }), await request({ profile: 'is-not-held' })];
  expect({ ...held.confirmed.body, reference: 0 }).toEqual({ ...not.confirmed.body, reference: 0 });
  await expect.poll(async () => (await casesOf(rep)).length, soon).toBe(1);
  const words = (email: string) => office.to(email)[0]?.text?.replaceAll(/is-(not-)?held|\S{60,}/g, '');
  expect(words(held.email)).toBe(words(not.email));
  expect([office.to(held.email).length, office.to(not.email).length]).toEqual([1, 1]);
  const left = () => queryAsOwner(service, 'SELECT identity_key FROM data_request WHERE handed_at IS NOT NULL');
  await expect.poll(left, soon).toEqual([{ identity_key: 'vanity:is-not-held' }]);
});

test('one mailbox asks five times a day', async () => {
  const email = mailbox();
  const tries = [];
  for (let place = 0; place < 6; place++) tries.push((await ask({ email })).status);
  expect(tries).toEqual([202, 202, 202, 202, 202, 429]);
});

test('a refusal gives its reason; a request that came by phone has its month from then', async () => {
  const rep = await createRep(service);
  const { id: leadId } = (await push(rep, [lead(['vanity:phones'])])).body.results[0];
  const email = mailbox();
  const written = await rep('POST', '/v1/data-requests/received', {
    kind: 'erasure',
    leadId,
    email,
    receivedAt: '2026-01-31T10:00:00.000Z',
  });
  expect(written.body).toMatchObject({ cameBy: 'account', dueAt: '2026-02-28T10:00:00.000Z', leads: [{ id: leadId }] });
  await rep('POST', `/v1/data-requests/${written.body.id}/answer`, {
    decision: 'refuse',
    reason: 'We could not recognise you.',
  });
  await expect.poll(() => office.to(email).length, soon).toBe(1);
  expect(office.to(email)[0]?.text).toContain('We could not recognise you.');
  expect((await rep('GET', `/v1/leads/${leadId}`)).status).toBe(200);
});

test('a request written down in another spelling is about the same person: all they hold is answered, and all of it goes', async () => {
  const rep = await createRep(service);
  const write = async (kind: string, more: Record<string, unknown>) =>
    (await rep('POST', '/v1/data-requests/received', { kind, ...more })).body;
  await push(rep, [lead(['vanity:spelled']), lead(['vanity:doubly%2541'])]);
  expect((await write('access', { identityKeys: ['vanity:%53pelled'] })).leads).toHaveLength(1);
  const [doubly] = (await rep('GET', '/v1/leads?limit=1')).body.leads;
  for (const one of [
    await write('erasure', { identityKeys: ['vanity:Spelled'] }),
    await write('erasure', { leadId: doubly.id }),
  ])
    await rep('POST', `/v1/data-requests/${one.id}/answer`, { decision: 'grant' });
  expect((await rep('GET', '/v1/leads')).body.leads).toEqual([]);
  const again = [lead(['vanity:spelled']), lead(['vanity:doubly%2541'])];
  expect(statuses(await push(rep, again))).toEqual(['suppressed', 'suppressed']);
});

test('a link that is forged, old or used opens nothing; an unopened request is forgotten', async () => {
  const email = mailbox();
  await ask({ email, profile: 'forgotten' });
  const token = await tokenFor(email);
  const [body, signature] = token.split('.');
  for (const forged of [`${body}.${'A'.repeat(43)}`, `${body}`, `x.${signature}`, ''])
    expect((await post('/v1/data-requests/confirm', { token: forged })).status).toBeGreaterThanOrEqual(410);
  expect((await post('/v1/data-requests/shown', { token })).body).toEqual({
    kind: 'access',
    profile: 'vanity:forgotten',
    language: 'en',
  });
  time += 48 * 3600 * 1000;
  expect((await post('/v1/data-requests/confirm', { token })).status).toBe(410);
  const left = () => queryAsOwner(service, "SELECT 1 FROM data_request WHERE identity_key = 'vanity:forgotten'");
  await expect.poll(async () => (await left()).length, soon).toBe(0);
});

test.each([
  ['2026-01-31T10:00:00Z', '2026-02-28T10:00:00.000Z'],
  ['2028-01-31T10:00:00Z', '2028-02-29T10:00:00.000Z'],
  ['2026-12-05T00:00:00Z', '2027-01-05T00:00:00.000Z'],
])('a month after %s is %s', (at, due) => expect(oneMonthAfter(new Date(at)).toISOString()).toBe(due));

test.each([
  ['https://www.linkedin.com/in/Orla-Quist/?originalSubdomain=no', 'vanity:orla-quist'],
  ['linkedin.com/in/%C3%B8rla', 'vanity:ørla'],
  ['orla-quist', 'vanity:orla-quist'],
  ['https://www.linkedin.com/in/ACoAAabc123', 'member:ACoAAabc123'],
  ['two words', undefined],
  ['https://example.com/orla', undefined],
])('%s is the profile %s', (text, key) => expect(parseProfile(text)).toBe(key));
