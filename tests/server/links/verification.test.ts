import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { openBeside } from '../beside.ts';
import { createUser, queryAsOwner, startTestService, type TestService } from '../service.ts';
import { type LocalLinkedIn, startLinkedIn, tokenSeconds } from './local-linkedin.ts';

let late = 0;
const now = () => new Date(Date.now() + late * 1000);
const linkedin = await startLinkedIn();
afterAll(linkedin.stop);
const service = await startTestService({ now, linkedin: linkedin.settings });
linkedin.allow(service.url);

const START = '/v1/linkedin-link/verification';
const orla = () => ({ sub: `sub-${randomUUID()}`, name: 'Orla Quist' });

/** Somebody with a link, before the console. */
async function createLinked(name: string | undefined = 'Orla Quist', on: TestService = service) {
  const user = await createUser(on);
  const member = { identityKeys: [`vanity:${randomUUID()}`], source: 'nav-me', ...(name && { name: { shown: name } }) };
  await user.rep('PUT', '/v1/linkedin-link', member);
  const link = async () => (await user.rep('GET', '/v1/linkedin-link')).body.link;
  const start = async () => (await user.rep('POST', START)).body.url as string;
  const come = async (back: URL, cookie = user.cookie) => {
    const response = await fetch(back, { redirect: 'manual', headers: { cookie } });
    return response.headers.get('location')?.replace('/account?linkedin=', '');
  };
  return { ...user, link, start, come };
}

/** The whole way, as `who`. */
async function verify(user: Awaited<ReturnType<typeof createLinked>>, who: Parameters<LocalLinkedIn['signInAs']>[0]) {
  linkedin.signInAs(who);
  return user.come(await linkedin.walk(await user.start()));
}

test('a link is what the user confirmed, until LinkedIn has verified it; what is kept is that, when, and a keyed hash', async () => {
  const user = await createLinked();
  expect((await user.rep('GET', '/v1/linkedin-link')).body).toMatchObject({
    canVerify: true,
    link: { proof: 'confirmed-by-user' },
  });
  const who = { sub: 'sub-of-orla', name: 'Órla M. Quist' };
  expect(await verify(user, who)).toBe('verified');
  const { proof, verifiedAt, name } = await user.link();
  expect({ proof, name }).toEqual({ proof: 'verified-by-linkedin', name: { shown: 'Orla Quist' } });
  expect(new Date(verifiedAt).getTime()).toBeLessThanOrEqual(now().getTime());
  const rows = await queryAsOwner(service, 'SELECT * FROM linkedin_verification WHERE account_id = $1', [
    user.accountId,
  ]);
  expect(rows).toEqual([
    { account_id: user.accountId, verified_at: new Date(verifiedAt), sub_hash: expect.stringMatching(/^[\da-f]{64}$/) },
  ]);
  expect(await queryAsOwner(service, 'SELECT 1 FROM linkedin_attempt')).toEqual([]);
  const exported = await user.rep('GET', '/v1/me/export?format=json');
  expect(JSON.stringify(exported.body)).toContain('verified_at');
  expect(JSON.stringify(exported.body)).not.toContain(rows[0].sub_hash);
  // The same person again changes nothing.
  expect(await verify(user, who)).toBe('verified');
  expect((await user.link()).verifiedAt).toBe(verifiedAt);
});

test('LinkedIn is asked with code, PKCE, state and nonce, and for no e-mail address', async () => {
  const asked = new URL(await (await createLinked()).start()).searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({
    response_type: 'code',
    scope: 'openid profile',
    code_challenge_method: 'S256',
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    state: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
  });
});

test('a wrong or missing state is refused, and the attempt stays open for the right one', async () => {
  const user = await createLinked();
  linkedin.signInAs(orla());
  const back = await linkedin.walk(await user.start());
  for (const state of ['another', '']) {
    const wrong = new URL(back);
    wrong.searchParams.set('state', state);
    expect(await user.come(wrong)).toBe('expired');
  }
  expect((await user.link()).proof).toBe('confirmed-by-user');
  expect(await user.come(back)).toBe('verified');
});

test('an answer counts once, also where its code comes with the state of a new attempt', async () => {
  const user = await createLinked();
  linkedin.signInAs(orla());
  const back = await linkedin.walk(await user.start());
  const answers = await Promise.all(Array.from({ length: 5 }, () => user.come(back)));
  expect(answers.sort()).toEqual(['expired', 'expired', 'expired', 'expired', 'verified']);
  const other = await createLinked();
  const again = new URL(back);
  again.searchParams.set('state', new URL(await other.start()).searchParams.get('state') ?? '');
  expect(await other.come(again)).toBe('refused');
  expect((await other.link()).proof).toBe('confirmed-by-user');
});

test('an ID token with another nonce is refused', async () => {
  const user = await createLinked();
  linkedin.signInAs(orla());
  const url = new URL(await user.start());
  url.searchParams.set('nonce', 'of-somebody-else');
  expect(await user.come(await linkedin.walk(url.href))).toBe('refused');
  expect((await user.link()).proof).toBe('confirmed-by-user');
});

test.each([
  ['an attempt of more than ten minutes ago', 601, 'expired'],
  ['an ID token whose time is over', tokenSeconds + 60, 'refused'],
])('%s is refused', async (_what, seconds, outcome) => {
  const user = await createLinked();
  linkedin.signInAs(orla());
  const back = await linkedin.walk(await user.start());
  late = seconds;
  expect(await user.come(back)).toBe(outcome);
  late = 0;
  expect((await user.link()).proof).toBe('confirmed-by-user');
});

test('the answer belongs to who began: nobody else’s session takes it', async () => {
  const [user, other] = [await createLinked(), await createLinked()];
  linkedin.signInAs(orla());
  const back = await linkedin.walk(await user.start());
  expect(await other.come(back)).toBe('expired');
  expect(await user.come(back, '')).toBe('/sign-in?to=%2Faccount');
  expect(await user.come(back)).toBe('verified');
  expect((await other.link()).proof).toBe('confirmed-by-user');
});

test('one account per person at LinkedIn, also between six at once, and one person per account', async () => {
  const who = orla();
  const users = await Promise.all(Array.from({ length: 6 }, () => createLinked()));
  linkedin.signInAs(who);
  const backs: URL[] = [];
  for (const user of users) backs.push(await linkedin.walk(await user.start())); // more than four at once may be told to wait
  const answers = await Promise.all(users.map((user, place) => user.come(backs[place] as URL)));
  expect(answers.sort()).toEqual([...Array(5).fill('taken'), 'verified']);
  const proofs = await Promise.all(users.map(async (user) => (await user.link()).proof));
  const winner = users[proofs.indexOf('verified-by-linkedin')] as (typeof users)[number];
  expect(await verify(winner, orla())).toBe('other-sub');
});

test.each([
  ['another name', 'Orla Quist', 'Mira Osk'],
  ['half a name', 'Orla Quist', 'Orla'],
  ['another family name', 'Orla Quist', 'Orla Berg'],
  ['no name', 'Orla Quist', ''],
  ['a link that has no name', undefined, 'Orla Quist'],
])(
  '%s verifies nothing: what LinkedIn made up for us ties to a profile by the name alone',
  async (_w, linked, name) => {
    const user = await createLinked(linked ?? '');
    expect(await verify(user, { ...orla(), name })).toBe('other-name');
    expect((await user.link()).proof).toBe('confirmed-by-user');
  },
);

test('who presses "Cancel" at LinkedIn comes back, and can begin again', async () => {
  const user = await createLinked();
  expect(await verify(user, null)).toBe('cancelled');
  expect(await verify(user, orla())).toBe('verified');
});

test('unlinking and erasing forget it, and free the person for another account', async () => {
  const [first, second] = [await createLinked(), await createLinked()];
  const who = orla();
  await verify(first, who);
  expect(await verify(second, who)).toBe('taken');
  expect((await first.rep('DELETE', '/v1/linkedin-link')).body.erased).toContain('verifiedAt');
  expect(await verify(second, who)).toBe('verified');
  await queryAsOwner(service, 'DELETE FROM linkedin_link WHERE account_id = $1', [second.accountId]);
  const kept = await queryAsOwner(service, 'SELECT 1 FROM linkedin_verification WHERE account_id = ANY($1)', [
    [first.accountId, second.accountId],
  ]);
  expect(kept).toEqual([]);
});

test('an answer that comes after unlinking and linking anew is another link’s', async () => {
  const user = await createLinked();
  linkedin.signInAs(orla());
  const back = await linkedin.walk(await user.start());
  await user.rep('DELETE', '/v1/linkedin-link');
  expect((await user.rep('POST', START)).body.code).toBe('not-linked');
  expect(await user.come(back)).toBe('expired');
});

test('a service that is not set up for it says so, and does not offer it', async () => {
  const plain = await startTestService();
  const user = await createLinked('Orla Quist', plain);
  expect(await user.rep('POST', START)).toMatchObject({ status: 409, body: { code: 'verification-unavailable' } });
  expect((await user.rep('GET', '/v1/linkedin-link')).body).not.toHaveProperty('canVerify');
  expect(await user.come(new URL(`${plain.url}/linkedin/callback?code=a&state=b`))).toBe('expired');
});

test('LinkedIn out of reach, before and midway: it is said, and the link stays as it was', async () => {
  const away = await startLinkedIn();
  afterAll(away.stop);
  const own = await startTestService({ linkedin: away.settings });
  away.allow(own.url);
  const user = await createLinked('Orla Quist', own);
  away.signInAs(orla());
  const back = await away.walk(await user.start());
  await away.stop();
  expect(await user.come(back)).toBe('unavailable');
  expect(await user.rep('POST', START)).toMatchObject({ status: 503, body: { code: 'linkedin-unavailable' } });
  expect((await user.link()).proof).toBe('confirmed-by-user');
});

test('LinkedIn that does not answer holds up nobody else: no connection waits for it, and room is left', async () => {
  let [asked, hungUp] = [0, 0];
  const silent = createServer(() => void asked++);
  silent.on('connection', (socket) => socket.on('close', () => void hungUp++));
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
  afterAll(() => silent.close());
  const issuer = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const own = await startTestService({ linkedin: { clientId: 'x', clientSecret: 'y', issuer } });
  const [other, ...people] = await Promise.all([0, 1, 2, 3].map(() => createLinked('Orla Quist', own)));
  const { count } = await openBeside(own);
  const begun = people.flatMap(({ rep }) => [0, 1, 2, 3].map(() => rep('POST', START)));
  await expect.poll(() => asked).toBeGreaterThanOrEqual(4);
  expect((await other?.rep('GET', '/v1/me'))?.status).toBe(200);
  expect(
    await count("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'"),
  ).toBe(0);
  expect(hungUp).toBe(0); // all that while LinkedIn was being waited for
  silent.closeAllConnections();
  const said = await Promise.all(begun);
  expect(said.map(({ body }) => body.code)).toEqual(begun.map(() => 'linkedin-unavailable'));
});

test('LinkedIn itself is asked as it answers: neither PKCE nor nonce, and the state still counts', async () => {
  const bare = await startLinkedIn({ strict: false });
  afterAll(bare.stop);
  const own = await startTestService({ linkedin: { ...bare.settings, bare: true } });
  bare.allow(own.url);
  const user = await createLinked('Orla Quist', own);
  bare.signInAs(orla());
  const url = new URL(await user.start());
  expect([...url.searchParams.keys()].sort()).toEqual(['client_id', 'redirect_uri', 'response_type', 'scope', 'state']);
  const back = await bare.walk(url.href);
  const wrong = new URL(back);
  wrong.searchParams.set('state', 'another');
  expect(await user.come(wrong)).toBe('expired');
  expect(await user.come(back)).toBe('verified');
});
