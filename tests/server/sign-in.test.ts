// Long: every promise of sign-in, each in a few lines, on one service.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { extensionId, redirectUri, signIn } from '../../server/contract/sign-in.ts';
import {
  asBearer,
  authorize,
  postForm,
  queryAsOwner,
  readCookies,
  signInByOAuth,
  signUp,
  startTestService,
  type Tokens,
} from './service.ts';

let clock = () => new Date();
const service = await startTestService({ now: () => clock() });
const post = (path: string, body: unknown, headers: Record<string, string> = { origin: service.url }) =>
  fetch(service.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const refresh = (token: string) =>
  postForm(service, signIn.tokenPath, {
    grant_type: 'refresh_token',
    client_id: signIn.clientId,
    refresh_token: token,
  });

test('an account needs a name, an address, a password, and an adult', async () => {
  const person = { name: 'Maren', email: 'maren@example.test', password: 'a long enough one' };
  const minor = await post('/api/auth/sign-up/email', person);
  expect(minor.status).toBe(422);
  expect(minor.headers.get('content-type')).toBe('application/problem+json');
  expect(await minor.json()).toMatchObject({ code: 'adult-attestation-missing' });
  expect(await queryAsOwner(service, 'SELECT * FROM auth."user" WHERE email = $1', [person.email])).toEqual([]);

  const short = await post('/api/auth/sign-up/email', { ...person, password: 'short', attestedAdult: true });
  expect(await short.json()).toMatchObject({ code: 'password-unsuitable' });
  expect((await post('/api/auth/sign-up/email', { ...person, attestedAdult: true })).status).toBe(200);
  const twice = await post('/api/auth/sign-up/email', { ...person, attestedAdult: true });
  expect(await twice.json()).toMatchObject({ code: 'email-taken' });
});

test('the console signs in by password, its cookie reads /v1, and sign-out ends it', async () => {
  const { email, password } = await signUp(service);
  expect(await (await post('/api/auth/sign-in/email', { email, password: 'wrong-password' })).json()).toMatchObject({
    code: 'sign-in-failed',
  });
  const entered = await post('/api/auth/sign-in/email', { email, password });
  expect(entered.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
  const cookie = readCookies(entered);
  expect((await fetch(`${service.url}/v1/me`, { headers: { cookie } })).status).toBe(200);
  await post('/api/auth/sign-out', {}, { origin: service.url, cookie });
  expect((await fetch(`${service.url}/v1/me`, { headers: { cookie } })).status).toBe(401);
});

test('authorization code with PKCE: the extension gets 15 minutes and a refresh token, without a consent screen', async () => {
  const { cookie, email } = await signUp(service);
  const tokens = await signInByOAuth(service, cookie);
  expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 900, refresh_token: expect.any(String) });
  const me = await asBearer(service, tokens.access_token)('GET', '/v1/me');
  expect(me.body.user.email).toBe(email);
});

test('who is not signed in is led to the sign-in page, and from there on to the extension', async () => {
  const { email, password } = await signUp(service);
  const { location, verifier } = await authorize(service, '');
  const page = new URL(location, service.url);
  expect(page.pathname).toBe('/sign-in');
  const entered = await post('/api/auth/sign-in/email', { email, password, oauth_query: page.search.slice(1) });
  const { redirect, url } = (await entered.json()) as { redirect: boolean; url: string };
  expect(redirect).toBe(true);
  expect(url.startsWith(`${redirectUri()}?`)).toBe(true);
  const { searchParams } = new URL(url);
  expect(searchParams.get('state')).toBe('the-state');
  const form = {
    grant_type: 'authorization_code',
    client_id: signIn.clientId,
    redirect_uri: redirectUri(),
    code_verifier: verifier,
  };
  expect((await postForm(service, signIn.tokenPath, { ...form, code: searchParams.get('code') ?? '' })).status).toBe(
    200,
  );
});

test('a refresh rotates; the same token again gets the same successor, also twenty at once', async () => {
  const { cookie } = await signUp(service);
  const first = await signInByOAuth(service, cookie);
  const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(first.refresh_token)));
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  const tokens = (await Promise.all(answers.map((answer) => answer.json()))) as Tokens[];
  expect(new Set(tokens.map((token) => token.refresh_token)).size).toBe(1);
  expect(tokens[0]?.refresh_token).not.toBe(first.refresh_token);
  expect((await asBearer(service, tokens[0]?.access_token ?? '')('GET', '/v1/me')).status).toBe(200);
});

/** As if the successor had been used that long ago. */
const makeOlder = (token: string, seconds: number) =>
  queryAsOwner(
    service,
    `UPDATE auth."oauthRefreshToken" SET "rotationReplayExpiresAt" = now() + make_interval(secs => 120 - $2) WHERE token = $1`,
    [createHash('sha256').update(token).digest('base64url'), seconds],
  );

test('a client whose new token never arrived gets it again, however late; once it was used the old one is a theft', async () => {
  const { cookie } = await signUp(service);
  const first = await signInByOAuth(service, cookie);
  const second = (await (await refresh(first.refresh_token)).json()) as Tokens;
  const [row] = await queryAsOwner(
    service,
    `SELECT extract(day FROM "rotationReplayExpiresAt" - now())::int AS days FROM auth."oauthRefreshToken" WHERE token = $1`,
    [createHash('sha256').update(first.refresh_token).digest('base64url')],
  );
  expect(row?.days).toBe(29);
  expect(((await (await refresh(first.refresh_token)).json()) as Tokens).refresh_token).toBe(second.refresh_token);
  expect((await asBearer(service, second.access_token)('GET', '/v1/me')).status).toBe(200);
  await makeOlder(first.refresh_token, 125);
  expect((await refresh(first.refresh_token)).status).toBe(400);
  expect((await refresh(second.refresh_token)).status).toBe(400);
  expect((await asBearer(service, second.access_token)('GET', '/v1/me')).status).toBe(401);
});

test('a refresh that something on the way delivers once more, after its successor was used, gets nothing and ends nothing', async () => {
  const { cookie } = await signUp(service);
  const first = await signInByOAuth(service, cookie);
  const second = (await (await refresh(first.refresh_token)).json()) as Tokens;
  const me = () => asBearer(service, second.access_token)('GET', '/v1/me').then(({ status }) => status);
  expect(await me()).toBe(200);
  for (const seconds of [0, 60, 115]) {
    await makeOlder(first.refresh_token, seconds);
    const late = await refresh(first.refresh_token);
    expect([late.status, await late.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
    expect(late.headers.get('cache-control')).toBe('no-store');
    expect(await me()).toBe(200);
  }
  expect((await refresh(second.refresh_token)).status).toBe(200);
});

test.each(['comes again after two minutes', 'is revoked by whom it has failed, as the extension does'])(
  'a stolen token works for the thief or for its owner, and the family ends when it %s',
  async (end) => {
    const { cookie } = await signUp(service);
    const first = await signInByOAuth(service, cookie);
    const thief = (await (await refresh(first.refresh_token)).json()) as Tokens;
    const further = (await (await refresh(thief.refresh_token)).json()) as Tokens; // uses what came of the stolen one
    const replayed: number[] = [(await refresh(first.refresh_token)).status];
    if (end.startsWith('comes')) {
      await makeOlder(first.refresh_token, 125);
      replayed.push((await refresh(first.refresh_token)).status);
    } else {
      const form = { token: first.refresh_token, token_type_hint: 'refresh_token', client_id: signIn.clientId };
      await postForm(service, signIn.revokePath, form);
    }
    for (const { refresh_token } of [thief, further]) replayed.push((await refresh(refresh_token)).status);
    for (const { access_token } of [thief, further])
      replayed.push((await asBearer(service, access_token)('GET', '/v1/me')).status);
    const refused = replayed.filter((status) => status === 400 || status === 401).length;
    console.log(`C8 replayed refresh tokens: ${refused} of ${replayed.length} survived`);
    expect(refused).toBe(replayed.length);
  },
);

test('a service killed in the middle of a rotation signs nobody out', async () => {
  const { cookie } = await signUp(service);
  const first = await signInByOAuth(service, cookie);
  const hash = createHash('sha256').update(first.refresh_token).digest('base64url');
  // As the library leaves it when it dies between marking the old token and writing down its answer.
  await queryAsOwner(
    service,
    `UPDATE auth."oauthRefreshToken" SET revoked = now(), "rotatedAt" = now(), "rotationReplayExpiresAt" = now() + interval '1 day'
     WHERE token = '${hash}'`,
  );
  const answer = await refresh(first.refresh_token);
  expect(answer.status).toBe(200);
  const second = (await answer.json()) as Tokens;
  expect((await asBearer(service, second.access_token)('GET', '/v1/me')).status).toBe(200);
  expect((await refresh(first.refresh_token)).status).toBe(400);
});

test('revoking ends a token at once; an expired one is refused', async () => {
  const { cookie } = await signUp(service);
  const tokens = await signInByOAuth(service, cookie);
  const client = asBearer(service, tokens.access_token);
  clock = () => new Date(Date.now() + 901_000);
  expect((await client('GET', '/v1/me')).status).toBe(401);
  clock = () => new Date();
  expect((await client('GET', '/v1/me')).status).toBe(200);
  const revoked = await postForm(service, signIn.revokePath, {
    client_id: signIn.clientId,
    token: tokens.refresh_token,
    token_type_hint: 'refresh_token',
  });
  expect(revoked.status).toBe(200);
  expect((await refresh(tokens.refresh_token)).status).toBe(400);
  expect((await client('GET', '/v1/me')).status).toBe(401);
});

test('CORS and the check of Origin know the extension and nobody else', async () => {
  const { cookie } = await signUp(service);
  const { access_token } = await signInByOAuth(service, cookie);
  const ask = (origin: string, method = 'GET', headers: Record<string, string> = {}) =>
    fetch(`${service.url}/v1/linkedin-link`, {
      method,
      headers: { origin, authorization: `Bearer ${access_token}`, ...headers },
    });
  const ours = `chrome-extension://${extensionId}`;
  expect((await ask(ours)).headers.get('access-control-allow-origin')).toBe(ours);
  const preflight = await ask(ours, 'OPTIONS', { 'access-control-request-method': 'PUT' });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-headers')).toContain('idempotency-key');
  for (const origin of [
    `chrome-extension://${'a'.repeat(32)}`,
    'https://www.linkedin.com',
    'null',
    `${service.url}.evil.example`,
  ]) {
    expect((await ask(origin)).headers.get('access-control-allow-origin')).toBeNull();
    expect((await ask(origin, 'DELETE')).status).toBe(403);
  }
  const withoutOrigin = await fetch(`${service.url}/v1/linkedin-link`, { method: 'DELETE', headers: { cookie } });
  expect(withoutOrigin.status).toBe(403);
});

test('the cookie reads /v1 for the pages of the service and for no other, whatever another extension may reach', async () => {
  const { cookie } = await signUp(service);
  const ask = async (headers: Record<string, string>) =>
    (await fetch(`${service.url}/v1/me`, { headers: { cookie, ...headers } })).status;
  expect(await ask({ 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' })).toBe(200);
  expect(await ask({})).toBe(200);
  expect(await ask({ origin: service.url })).toBe(200);
  for (const site of ['none', 'cross-site', 'same-site']) {
    expect(await ask({ 'sec-fetch-site': site, 'sec-fetch-mode': 'cors' })).toBe(403);
  }
  expect(await ask({ origin: `chrome-extension://${'a'.repeat(32)}` })).toBe(403);
});

test('the rest of the sign-in library is out of reach', async () => {
  const { cookie } = await signUp(service);
  for (const path of [
    'oauth2/register',
    'oauth2/create-client',
    'oauth2/introspect',
    'update-user',
    'list-sessions',
    'change-email',
  ]) {
    expect((await post(`/api/auth/${path}`, {}, { origin: service.url, cookie })).status).toBe(404);
  }
});
