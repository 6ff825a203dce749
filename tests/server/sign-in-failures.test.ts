import { expect, test } from 'vitest';
import { authorize, queryAsOwner, readCookies, signUp, startTestService } from './service.ts';

let clock = () => new Date();
const service = await startTestService({
  now: () => clock(),
  signInLimit: { attempts: 3, seconds: 60 },
  signUpLimit: { attempts: 6, seconds: 60 },
});
const own = await startTestService();
const post = (path: string, body: unknown, { url } = service, type = 'application/json') =>
  fetch(`${url}/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': type, origin: url },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

test('what is not JSON is refused as everywhere else', async () => {
  for (const path of ['sign-in/email', 'sign-up/email']) {
    for (const [body, type, status, code] of [
      ['{"email":', 'application/json', 400, 'malformed-json'],
      ['email=x', 'application/x-www-form-urlencoded', 415, 'unsupported-media-type'],
      ['[]', 'application/json', 422, 'invalid-request'],
      ['null', 'application/json', 422, 'invalid-request'],
    ] as const) {
      const answered = await post(path, body, own, type);
      expect(answered.headers.get('content-type')).toBe('application/problem+json');
      expect([answered.status, (await answered.json()).code]).toEqual([status, code]);
    }
  }
  const person = { name: 'a\0b', email: 'nul@example.test', password: 'a long enough one', attestedAdult: true };
  expect((await post('sign-up/email', person, own)).status).toBe(422);
});

test('guessing a password is stopped for a while, one address at a time, and ends with the right one', async () => {
  const [one, other] = [await signUp(service), await signUp(service)];
  const guess = (email: string, password = 'wrong-password') => post('sign-in/email', { email, password });
  for (let i = 0; i < 2; i++) expect((await guess(one.email)).status).toBe(401);
  expect((await guess(one.email, one.password)).status).toBe(200);
  for (let i = 0; i < 3; i++) expect((await guess(one.email.toUpperCase())).status).toBe(401);
  const stopped = await guess(one.email, one.password);
  expect([stopped.status, await stopped.json()]).toMatchObject([429, { code: 'rate-limited', retryable: true }]);
  expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await guess(other.email, other.password)).status).toBe(200);
  clock = () => new Date(Date.now() + 60_000);
  expect((await guess(one.email, one.password)).status).toBe(200);
});

test('accounts are not opened without end', async () => {
  clock = () => new Date(Date.now() + 200_000);
  const asked = [];
  for (let i = 0; i < 7; i++) asked.push((await post('sign-up/email', {})).status);
  expect(asked).toEqual([422, 422, 422, 422, 422, 422, 429]);
});

test('prompt=login shows the sign-in page to somebody who is signed in, and lets another account be chosen', async () => {
  const [signedIn, other] = [await signUp(own), await signUp(own)];
  const { location } = await authorize(own, signedIn.cookie, { prompt: 'login' });
  const page = new URL(location, own.url);
  expect(page.pathname).toBe('/sign-in');
  const entered = await fetch(`${own.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: own.url, cookie: signedIn.cookie },
    body: JSON.stringify({ email: other.email, password: other.password, oauth_query: page.search.slice(1) }),
  });
  const { url } = (await entered.json()) as { url: string };
  expect(new URL(url).searchParams.get('code')).toMatch(/./);
  const me = await fetch(`${own.url}/v1/me`, { headers: { cookie: readCookies(entered) } });
  expect((await me.json()).user.email).toBe(other.email);
});

test('with the database away, sign-in and sign-up say so, and when to come back', async () => {
  const { email, password, cookie } = await signUp(own);
  const name = new URL(own.databaseUrl).pathname.slice(1);
  await queryAsOwner(service, `ALTER DATABASE ${name} CONNECTION LIMIT 0`);
  await queryAsOwner(service, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  const fresh = { email: 'fresh@example.test', password, name: 'Fresh', attestedAdult: true };
  for (const answered of [
    await post('sign-in/email', { email, password }, own),
    await post('sign-up/email', fresh, own),
    await fetch(`${own.url}/v1/me`, { headers: { cookie } }),
    await fetch(`${own.url}/readyz`),
  ]) {
    expect([answered.status, answered.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
    expect(answered.headers.get('retry-after')).toBe('5');
    expect((await answered.json()).code).toBe('database-unavailable');
  }
  await queryAsOwner(service, `ALTER DATABASE ${name} CONNECTION LIMIT -1`);
  expect((await post('sign-in/email', { email, password }, own)).status).toBe(200);
});
