import { afterAll, expect, test } from 'vitest';
import { openPostOffice } from '../mail/post-office.ts';
import {
  asBearer,
  choice,
  lead,
  push,
  queryAsOwner,
  signInByOAuth,
  signUp,
  startTestService,
  statuses,
} from '../service.ts';

const office = await openPostOffice();
afterAll(() => office.close());
const soon = { timeout: 20_000 };
const DAY = 24 * 3600 * 1000;
let time = Date.now();
const now = () => new Date(time);
const smtp = { url: office.url, from: 'post@crm.example' };
const service = await startTestService({ now, jobsEvery: 1, smtp });

async function createUser() {
  const person = await signUp(service);
  const client = asBearer(service, (await signInByOAuth(service, person.cookie)).access_token);
  await client('POST', '/v1/consents', { choices: [choice('push-to-crm')] });
  const { account } = (await client('GET', '/v1/me')).body;
  /** The console, by its session. */
  const atConsole = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(service.url + path, {
      method,
      headers: {
        cookie: person.cookie,
        origin: service.url,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json().catch(() => undefined) };
  };
  return { ...person, client, atConsole, accountId: account.id as string };
}

test('deactivated: nothing is taken in or read, rights stay, and reactivating opens everything again', async () => {
  const user = await createUser();
  await push(user.client, [lead(['vanity:before'])]);
  expect((await user.atConsole('POST', '/v1/me/deactivate')).body).toEqual({ deactivatedAt: now().toISOString() });
  for (const [method, path, body] of [
    ['GET', '/v1/leads'],
    ['POST', '/v1/leads/lookup', { identityKeys: ['vanity:before'] }],
    ['PUT', '/v1/linkedin-link', { identityKeys: ['vanity:me'], source: 'nav-me' }],
    ['GET', '/v1/sponsorship'],
  ] as const)
    expect(await user.client(method, path, body)).toMatchObject({ status: 403, body: { code: 'account-deactivated' } });
  expect(await push(user.client, [lead(['vanity:after'])])).toMatchObject({
    body: { code: 'account-deactivated', retryable: false },
  });
  expect((await user.client('GET', '/v1/me')).body.status).toEqual({ deactivatedAt: now().toISOString() });
  expect((await user.client('GET', '/v1/consents')).status).toBe(200);
  const [{ id: choiceId }] = (await user.client('GET', '/v1/consents')).body.events;
  expect((await user.client('GET', `/v1/consents/${choiceId}/receipt`)).status).toBe(200);
  const again = await fetch(`${service.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: service.url },
    body: JSON.stringify({ email: user.email, password: user.password }),
  });
  expect(again.status).toBe(200);
  expect((await user.atConsole('POST', '/v1/me/reactivate')).body.status).toBeUndefined();
  expect(statuses(await push(user.client, [lead(['vanity:after'])]))).toEqual(['created']);
});

test('deactivated: whom the account holds is still answered, and can be erased', async () => {
  const user = await createUser();
  await push(user.client, [lead(['vanity:asks-a-closed-account'])]);
  await user.atConsole('POST', '/v1/me/deactivate');
  const received = {
    kind: 'erasure',
    identityKeys: ['vanity:asks-a-closed-account'],
    email: 'asks.closed@example.test',
  };
  const { id } = (await user.atConsole('POST', '/v1/data-requests/received', received)).body;
  expect((await user.atConsole('GET', '/v1/data-requests')).body.cases).toMatchObject([{ id, state: 'open' }]);
  const granted = await user.atConsole('POST', `/v1/data-requests/${id}/answer`, { decision: 'grant' });
  expect(granted).toMatchObject({ status: 200, body: { state: 'answered' } });
  await expect.poll(() => office.to('asks.closed@example.test').length, soon).toBe(1);
  expect(await queryAsOwner(service, 'SELECT id FROM lead WHERE account_id = $1', [user.accountId])).toEqual([]);
});

test('a wrong password can be guessed ten times, no more', async () => {
  const user = await createUser();
  const tries = [];
  for (let place = 0; place < 12; place++)
    tries.push((await user.atConsole('DELETE', '/v1/me', { password: `guess ${place}` })).status);
  expect(tries).toEqual([...Array(10).fill(403), 429, 429]);
});

test('name and address are corrected by the person; both addresses learn of a new one', async () => {
  const user = await createUser();
  const other = await createUser();
  expect((await user.client('PATCH', '/v1/me', { name: 'Orla Quist-Berg' })).body.user.name).toBe('Orla Quist-Berg');
  const email = `new.${user.email}`;
  expect((await user.client('PATCH', '/v1/me', { email })).status).toBe(422);
  expect((await user.client('PATCH', '/v1/me', { email, password: 'wrong one' })).status).toBe(403);
  expect((await user.client('PATCH', '/v1/me', { email: other.email, password: user.password })).body.code).toBe(
    'email-taken',
  );
  expect((await user.client('PATCH', '/v1/me', { email, password: user.password })).body.user.email).toBe(email);
  await expect.poll(() => office.to(`<${email}>`).length + office.to(email).length, soon).toBeGreaterThan(0);
  await expect.poll(() => office.letters.filter(({ subject }) => subject?.includes('address')).length, soon).toBe(2);
});

test('who is not an adult has left nothing behind', async () => {
  const email = `minor.${Date.now()}@example.test`;
  const response = await fetch(`${service.url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: service.url },
    body: JSON.stringify({ email, name: 'Somebody Young', password: 'a long enough one', attestedAdult: false }),
  });
  expect(response.status).toBe(422);
  const columns = await queryAsOwner(
    service,
    `SELECT c.table_schema AS schema, c.table_name AS name FROM information_schema.tables c
     WHERE c.table_schema IN ('public', 'auth', 'pgboss') AND c.table_type = 'BASE TABLE'`,
  );
  for (const { schema, name } of columns) {
    const [{ held }] = await queryAsOwner(
      service,
      `SELECT count(*)::int AS held FROM "${schema}"."${name}" t WHERE strpos(to_jsonb(t)::text, $1) > 0 OR strpos(to_jsonb(t)::text, 'Somebody Young') > 0`,
      [email],
    );
    expect([schema, name, held]).toEqual([schema, name, 0]);
  }
});

// Last: after the clock has moved, access tokens of before are over.
test('deletion asks for the password, waits, can be taken back, and then erases everything but what must stay', async () => {
  const user = await createUser();
  await push(user.client, [lead(['vanity:goes-with-it'])]);
  const ask = (password: string) => user.atConsole('DELETE', '/v1/me', { password });
  expect(await ask('not the right one')).toMatchObject({ status: 403, body: { code: 'password-wrong' } });
  expect((await user.client('GET', '/v1/leads')).status).toBe(200);

  const on = new Date(time + 14 * DAY).toISOString();
  expect(await ask(user.password)).toMatchObject({ status: 202, body: { deleteAfter: on } });
  await expect.poll(() => office.to(user.email).length, soon).toBe(1);
  expect(office.to(user.email)[0]?.text).toContain(`${service.url}/account`);
  await user.atConsole('POST', '/v1/me/reactivate');
  const later = await createUser();
  expect((await later.atConsole('DELETE', '/v1/me', { password: later.password })).status).toBe(202);
  await push(later.client, [lead(['vanity:too-late'])]);

  const count = async (table: string, id: string) =>
    (await queryAsOwner(service, `SELECT count(*)::int FROM ${table} WHERE account_id = $1`, [id]))[0].count;
  time += 14 * DAY - 1000;
  await later.atConsole('GET', '/v1/me');
  expect(await count('membership', later.accountId)).toBe(1);
  time += 1000;
  await expect.poll(() => count('membership', later.accountId), soon).toBe(0);
  expect(await queryAsOwner(service, 'SELECT id FROM auth."user" WHERE email = $1', [later.email])).toEqual([]);
  expect([await count('lead', user.accountId), await count('lead', later.accountId)]).toEqual([1, 0]);
});
