import { expect, test } from 'vitest';
import { compareMembers } from '../../server/contract/same-member.ts';
import { asBearer, lead, push, signInByOAuth, signUp, startTestService, whatTheWorkNeeds } from './service.ts';

let time = Date.now();
const service = await startTestService({ now: () => new Date(time), linkCoolDownHours: 24 });
const member = (...identityKeys: string[]) => ({ identityKeys, source: 'nav-me' });

async function createUser() {
  const person = await signUp(service);
  const signIn = async () => asBearer(service, (await signInByOAuth(service, person.cookie)).access_token);
  const client = await signIn();
  await client('POST', '/v1/consents', { choices: whatTheWorkNeeds() });
  const unlinkAtConsole = () =>
    fetch(`${service.url}/v1/linkedin-link`, {
      method: 'DELETE',
      headers: { cookie: person.cookie, origin: service.url },
    });
  return { ...person, signIn, client, unlinkAtConsole };
}

test('unlinked on the console: the extension learns it at its next contact, and no other way in does', async () => {
  const { client, unlinkAtConsole, cookie } = await createUser();
  await client('PUT', '/v1/linkedin-link', member('vanity:revoked'));
  expect((await client('GET', '/v1/linkedin-link')).body.revokedAt).toBeUndefined();
  time = Date.now() + 1000; // the sign-in had the real time
  expect((await unlinkAtConsole()).status).toBe(200);
  expect(await push(client, [lead(['vanity:after'])])).toMatchObject({
    status: 410,
    body: { code: 'link-revoked', retryable: false },
  });
  expect(await client('POST', '/v1/leads/lookup', { identityKeys: ['vanity:x'] })).toMatchObject({ status: 410 });
  expect((await client('GET', '/v1/linkedin-link')).body).toEqual({
    link: null,
    revokedAt: new Date(time).toISOString(),
  });
  const atConsole = await fetch(`${service.url}/v1/linkedin-link`, { headers: { cookie } });
  expect(await atConsole.json()).toEqual({ link: null });
  // Linked again by the same member: nothing is revoked any more.
  expect((await client('PUT', '/v1/linkedin-link', member('vanity:revoked'))).status).toBe(200);
  expect((await push(client, [lead(['vanity:after'])])).status).toBe(200);
});

test('the extension’s own unlinking is no revocation', async () => {
  const { client } = await createUser();
  await client('PUT', '/v1/linkedin-link', member('vanity:own'));
  await client('DELETE', '/v1/linkedin-link');
  expect((await client('GET', '/v1/linkedin-link')).body).toEqual({ link: null });
});

test('another member waits for the cool-down; the same one, by any of its keys, does not', async () => {
  const { client } = await createUser();
  await client('PUT', '/v1/linkedin-link', member('vanity:first', 'member:ACoAAfirst'));
  await client('DELETE', '/v1/linkedin-link');
  const refused = await client('PUT', '/v1/linkedin-link', member('vanity:second'));
  expect(refused).toMatchObject({ status: 409, body: { code: 'relink-too-soon', retryAfter: 24 * 3600 } });
  expect(refused.headers.get('retry-after')).toBe(String(24 * 3600));
  // The vanity name has changed since; the member id has not.
  expect((await client('PUT', '/v1/linkedin-link', member('vanity:renamed', 'member:ACoAAfirst'))).status).toBe(200);
});

test('twenty at once after an unlink: not one gets past the cool-down', async () => {
  const { client } = await createUser();
  await client('PUT', '/v1/linkedin-link', member('vanity:held'));
  await client('DELETE', '/v1/linkedin-link');
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => client('PUT', '/v1/linkedin-link', member(`vanity:taker-${n}`))),
  );
  expect(answers.map(({ body }) => body.code)).toEqual(Array(20).fill('relink-too-soon'));
});

test('linking again needs a sign-in of the last quarter of an hour, and an API key has none', async () => {
  const { client } = await createUser();
  await client('PUT', '/v1/linkedin-link', member('vanity:stale'));
  await client('DELETE', '/v1/linkedin-link');
  const before = time;
  time += 14 * 60_000 + 50_000; // the token, which lives as long, still works
  expect((await client('PUT', '/v1/linkedin-link', member('vanity:stale'))).status).toBe(200);
  await client('DELETE', '/v1/linkedin-link');
  time = before;
  const other = await createUser();
  await other.client('PUT', '/v1/linkedin-link', member('vanity:stale-session'));
  await other.client('DELETE', '/v1/linkedin-link');
  time += 16 * 60_000;
  const atConsole = await fetch(`${service.url}/v1/linkedin-link`, {
    method: 'PUT',
    headers: { cookie: other.cookie, origin: service.url, 'content-type': 'application/json' },
    body: JSON.stringify(member('vanity:stale-session')),
  });
  expect(await atConsole.json()).toMatchObject({ status: 403, code: 'sign-in-stale' });
});

test.each([
  [['vanity:a', 'member:ACoAA1'], ['vanity:b', 'member:ACoAA1'], 'same'],
  [['vanity:a', 'member:ACoAA1'], ['vanity:a', 'member:ACoAA2'], 'other'],
  [['urn:1'], ['urn:1', 'vanity:new'], 'same'],
  [['urn:1'], ['urn:2', 'vanity:a'], 'other'],
  [['vanity:a'], ['vanity:b'], 'other'],
  [['vanity:a'], ['urn:1'], 'unknown'],
  [['sales:ACwAA1', 'vanity:a'], ['sales:ACwAA2', 'vanity:a'], 'other'],
])('%j and %j: %s', (one, other, said) => expect(compareMembers(one, other)).toBe(said));
