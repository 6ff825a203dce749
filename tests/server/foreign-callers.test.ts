import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { extensionId } from '../../server/contract/sign-in.ts';
import { operations } from '../../server/operations.ts';
import { bodies } from './bodies.ts';
import { choice, createRep, lead, push, queryAsOwner, signInByOAuth, signUp, startTestService } from './service.ts';

const service = await startTestService({ dailyCap: 10_000 });

test('C27: to any other extension or page no call is open, with and without its preflight', async () => {
  const { access_token } = await signInByOAuth(service, (await signUp(service)).cookie);
  const origins = [
    `chrome-extension://${'a'.repeat(32)}`,
    `chrome-extension://${extensionId.toUpperCase()}`,
    `chrome-extension://${extensionId}x`,
    `chrome-extension://${extensionId}.evil.example`,
    `moz-extension://${extensionId}`,
    'https://www.linkedin.com',
    'https://linkedin.com.evil.example',
    'null',
    '',
    `${service.url}.evil.example`,
    service.url.replace('127.0.0.1', 'localhost'),
  ];
  let asked = 0;
  const open: string[] = [];
  for (const { id, method, path, body } of operations) {
    for (const origin of origins) {
      const headers = {
        origin,
        authorization: `Bearer ${access_token}`,
        'if-match': '*',
        'idempotency-key': randomUUID(),
      };
      const url = service.url + path.replace('{id}', randomUUID());
      const preflight = await fetch(url, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': method },
      });
      const json = body && {
        body: JSON.stringify(bodies[id]?.()),
        headers: { ...headers, 'content-type': 'application/json' },
      };
      const answered = await fetch(url, { method, headers, ...json });
      await answered.body?.cancel();
      asked += 2;
      for (const { headers: said } of [preflight, answered]) {
        if (said.has('access-control-allow-origin') || said.has('access-control-allow-credentials'))
          open.push(`${id} ${origin}`);
      }
      if (method !== 'GET' && origin !== '' && answered.status !== 403) open.push(`${id} ${origin} ${answered.status}`);
    }
  }
  console.log(`C27 other origins: ${asked - open.length} of ${asked} survived`);
  expect(open).toEqual([]);
}, 120_000);

/** What nobody may say about themselves or about a record. */
const assigned: Readonly<Record<string, unknown>> = {
  id: randomUUID(),
  accountId: randomUUID(),
  account_id: randomUUID(),
  ownerId: 'somebody',
  owner: { id: 'somebody', name: 'Somebody' },
  userId: 'somebody',
  role: 'owner',
  isAdmin: true,
  version: 99,
  createdAt: '2000-01-01T00:00:00Z',
  firstCapturedAt: '2000-01-01T00:00:00Z',
  provenance: {},
  legalBasis: 'consent',
  via: 'operator',
  constructor: { prototype: { role: 'owner' } },
  __proto__polluted: true,
};

/** The body with one more member in each of its objects, one object at a time; as text, for `__proto__` is one. */
function* overfilled(body: unknown): Generator<string> {
  const text = JSON.stringify(body);
  for (const [name, value] of Object.entries(assigned)) {
    const member = `${JSON.stringify(name.replace('__proto__polluted', '__proto__'))}:${JSON.stringify(value)}`;
    for (const { index } of text.matchAll(/\{/g)) {
      const rest = text.slice(index + 1);
      if (rest.startsWith(`${JSON.stringify(name)}:`)) continue; // a repair's line has an id that its client gives
      yield `${text.slice(0, index + 1)}${member}${rest.startsWith('}') ? '' : ','}${rest}`;
    }
  }
}

test('C18: nobody assigns what is not theirs to say, in any object of any body', async () => {
  const rep = await createRep(service);
  const known = (await push(rep, [lead(['vanity:mass'])])).body.results[0].id;
  let tried = 0;
  const taken: string[] = [];
  for (const { id, method, path } of operations.filter(({ body }) => body)) {
    for (const text of overfilled(bodies[id]?.())) {
      const headers = { 'if-match': '*', 'idempotency-key': randomUUID() };
      const answered = await rep(method, path.replace('{id}', known), text, headers);
      tried++;
      // In a batch each lead is refused by itself; the others are as they were.
      const results = (answered.body?.results ?? []) as { status: string }[];
      const refused = answered.status === 422 || results.some(({ status }) => status === 'rejected');
      if (!refused) taken.push(`${id} ${answered.status} ${text.slice(0, 120)}`);
    }
  }
  console.log(`C18 mass assignment: ${tried - taken.length} of ${tried} survived`);
  expect(taken).toEqual([]);
  expect(({} as { role?: string }).role).toBeUndefined();
  const owners = await queryAsOwner(
    service,
    "SELECT count(*)::int AS rows FROM lead WHERE owner_id = 'somebody' OR version > 50",
  );
  expect(owners).toEqual([{ rows: 0 }]);
}, 120_000);

test('C19: no address that somebody sends is ever opened', async () => {
  let connections = 0;
  const canary = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  await new Promise<void>((done) => canary.listen(0, '127.0.0.1', done));
  afterAll(() => canary.close());
  const { port } = canary.address() as AddressInfo;
  const urls = [
    '127.0.0.1',
    'localhost',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
    '2130706433',
    '0x7f000001',
    '017700000001',
    '127.1',
    'user@127.0.0.1',
  ]
    .flatMap((host) => ['https', 'http'].map((scheme) => `${scheme}://${host}:${port}/latest/meta-data/`))
    .concat(['file:///etc/passwd', `gopher://127.0.0.1:${port}/_`, 'https://169.254.169.254/', `//127.0.0.1:${port}/`]);
  const rep = await createRep(service);
  const source = { page: 'people-search', place: 1 };
  await push(
    rep,
    urls.flatMap((url, at) => [
      lead([`vanity:ssrf-${at}`], { source: { ...source, url } }),
      lead([`vanity:ssrf-text-${at}`], { headline: url, company: url, location: url, name: { shown: url } }),
    ]),
  );
  for (const url of urls) {
    await rep('PUT', '/v1/linkedin-link', { identityKeys: ['vanity:me'], name: { shown: url }, source: url });
    await rep('POST', '/v1/consents', { choices: [{ ...choice('capture'), noticeId: url }] });
    await rep('GET', `/v1/leads?q=${encodeURIComponent(url)}`);
    await fetch(`${service.url}/api/auth/oauth2/authorize?redirect_uri=${encodeURIComponent(url)}`, {
      redirect: 'manual',
    });
  }
  await rep('GET', '/v1/leads/export?format=json');
  console.log(`C19 addresses opened: ${connections} of ${urls.length}`);
  expect(connections).toBe(0);
});

test('C19: what opens connections in the service is known: the database, mail, the payment provider, the sign-in provider', () => {
  const opens =
    /\bfetch\(|\bhttps?\.(?:get|request)\(|from 'node:(?:https|net|tls|dgram|dns[^']*)'|new (?:WebSocket|EventSource)\(|from '(?:ky|undici|axios|got)'/;
  const root = new URL('../../', import.meta.url).pathname;
  const found = globSync('server/**/*.ts', { cwd: root })
    .filter((file) => !file.startsWith('server/console/web/'))
    .filter((file) => opens.test(readFileSync(root + file, 'utf8').replaceAll(/\bapp\.fetch\(/g, '')));
  // embedded.ts looks for a free port; address.ts only knows what an IPv6 address looks like.
  expect(found.sort()).toEqual(['server/db/embedded.ts', 'server/http/address.ts']);
});
