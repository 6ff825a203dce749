import { expect, test } from 'vitest';
import { signIn } from '../../server/contract/sign-in.ts';
import { asBearer, postForm, queryAsOwner, signInByOAuth, signUp, startTestService, type Tokens } from './service.ts';

const service = await startTestService();
const ask = (token: string) => ({ grant_type: 'refresh_token', client_id: signIn.clientId, refresh_token: token });
const refresh = (token: string) => postForm(service, signIn.tokenPath, ask(token));
const revoke = (token: string, more: Record<string, string> = { token_type_hint: 'refresh_token' }) =>
  postForm(service, signIn.revokePath, { token, client_id: signIn.clientId, ...more });
const read = (tokens: Tokens) => asBearer(service, tokens.access_token)('GET', '/v1/me').then(({ status }) => status);
/** Both tokens of a device, the refresh token last: using it changes it. */
const use = async (tokens: Tokens) => [await read(tokens), (await refresh(tokens.refresh_token)).status];
const ALIVE = [200, 200];
const ENDED = [401, 400];

async function twoDevices() {
  const { cookie } = await signUp(service);
  const signInAgain = () => signInByOAuth(service, cookie);
  return { laptop: await signInAgain(), desktop: await signInAgain(), signInAgain };
}

test('a sign-out told twice, one after the other or at once, changes nothing the second time', async () => {
  const { laptop, desktop, signInAgain } = await twoDevices();
  expect((await revoke(laptop.refresh_token)).status).toBe(200);
  const again = await signInAgain();
  expect((await revoke(laptop.refresh_token)).status).toBe(200);
  expect((await revoke(`Bearer ${laptop.refresh_token}`, {})).status).toBe(200);
  const atOnce = await Promise.all(Array.from({ length: 4 }, () => revoke(again.refresh_token)));
  expect(atOnce.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect([await use(laptop), await use(again)]).toEqual([ENDED, ENDED]);
  expect(await use(desktop)).toEqual(ALIVE);
});

test.each([
  ['whose rotation was answered and the answer lost', false],
  ['whose successor is in use', true],
])('a sign-out with a token %s ends what came of it, and no other device', async (_what, isUsed) => {
  const { laptop, desktop, signInAgain } = await twoDevices();
  const next = (await (await refresh(laptop.refresh_token)).json()) as Tokens;
  if (isUsed) {
    expect(await read(next)).toBe(200);
    expect((await refresh(laptop.refresh_token)).status).toBe(400);
  }
  const again = await signInAgain();
  expect((await revoke(laptop.refresh_token)).status).toBe(200);
  expect([await use(laptop), await use(next)]).toEqual([ENDED, ENDED]);
  expect([await use(desktop), await use(again)]).toEqual([ALIVE, ALIVE]);
});

test('a signed-out token that is used again gets nothing, and ends no other device', async () => {
  const { laptop, desktop } = await twoDevices();
  await revoke(laptop.refresh_token);
  for (const form of [ask(laptop.refresh_token), { ...ask('x'), refresh_token: laptop.refresh_token }]) {
    const answer = await postForm(service, signIn.tokenPath, form);
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
  }
  expect(await use(desktop)).toEqual(ALIVE);
});

test('a stolen token that comes again ends what came of it, and no other device', async () => {
  const { laptop, desktop } = await twoDevices();
  const next = (await (await refresh(laptop.refresh_token)).json()) as Tokens;
  expect(await read(next)).toBe(200);
  await queryAsOwner(
    service,
    `UPDATE auth."oauthRefreshToken" SET "rotationReplayExpiresAt" = now() - interval '5 s'
     WHERE "rotatedAt" IS NOT NULL`,
  );
  expect((await refresh(laptop.refresh_token)).status).toBe(400);
  expect(await use(next)).toEqual(ENDED);
  expect(await use(desktop)).toEqual(ALIVE);
});

test('a body that names two tokens, or is no form, reaches nobody by the one that was not looked at', async () => {
  const { laptop, desktop } = await twoDevices();
  await revoke(laptop.refresh_token);
  const send = (path: string, body: BodyInit, type = 'application/x-www-form-urlencoded') =>
    fetch(service.url + path, { method: 'POST', body, headers: { 'content-type': type } });
  const form = { client_id: signIn.clientId, token_type_hint: 'refresh_token', grant_type: 'refresh_token' };
  for (const [path, name] of [
    [signIn.revokePath, 'token'],
    [signIn.tokenPath, 'refresh_token'],
  ] as const) {
    for (const order of [
      ['x', laptop.refresh_token],
      [laptop.refresh_token, 'x'],
    ]) {
      const body = new URLSearchParams(form);
      for (const token of order) body.append(name, token);
      await send(path, body.toString());
    }
    await send(path, JSON.stringify({ ...form, [name]: laptop.refresh_token }), 'application/json');
    const parts = new FormData();
    for (const [key, value] of Object.entries({ ...form, [name]: laptop.refresh_token })) parts.append(key, value);
    await fetch(service.url + path, { method: 'POST', body: parts });
  }
  expect(await use(desktop)).toEqual(ALIVE);
});

test('whoever does not name the client revokes nothing', async () => {
  const { laptop } = await twoDevices();
  expect((await revoke(laptop.refresh_token, { client_id: 'another' })).status).toBeGreaterThanOrEqual(400);
  expect(await use(laptop)).toEqual(ALIVE);
});

test('a refresh delivered twice at once signs nobody out, however soon its first answer is used', async () => {
  const { cookie } = await signUp(service);
  const after: number[] = [];
  for (let round = 0; round < 20; round++) {
    const first = await signInByOAuth(service, cookie);
    const both = [refresh(first.refresh_token), refresh(first.refresh_token)];
    const answer = await Promise.any(both.map((one) => one.then((said) => (said.ok ? said : Promise.reject(said)))));
    const second = (await answer.json()) as Tokens;
    await read(second);
    await Promise.all(both);
    after.push(await read(second));
  }
  expect(after).toEqual(Array(20).fill(200));
});
