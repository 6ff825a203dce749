import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, expect, test, vi } from 'vitest';
import { openBeside } from './beside.ts';
import {
  asBearer,
  type Client,
  choice,
  createRep,
  createUser,
  lead,
  push,
  queryAsOwner,
  startTestService,
} from './service.ts';

const service = await startTestService();
// The retention run of the start takes accounts' turns too, and would be counted among those who wait.
const runs = () => queryAsOwner(service, 'SELECT 1 FROM retention_report LIMIT 1');
beforeAll(() => vi.waitFor(async () => expect(await runs()).toHaveLength(1), { timeout: 20_000 }));

/** A push that is held up in the middle, after it was allowed; `release` lets it go on. */
async function holdUpPush(rep: Client) {
  const { owner, waiting } = await openBeside(service);
  await owner.query('BEGIN');
  await owner.query('LOCK TABLE lead IN ACCESS EXCLUSIVE MODE');
  const pushed = push(rep, [lead([`vanity:${randomUUID()}`])]);
  await waiting('relation', 1);
  return { pushed, waiting, release: () => owner.query('COMMIT') };
}

async function createLinked() {
  const { rep, cookie, accountId } = await createUser(service);
  const identityKeys = [`vanity:${randomUUID()}`];
  expect((await rep('PUT', '/v1/linkedin-link', { identityKeys, source: 'nav-me' })).status).toBe(200);
  const unlinkAtConsole = () =>
    fetch(`${service.url}/v1/linkedin-link`, { method: 'DELETE', headers: { cookie, origin: service.url } });
  return { rep, accountId, unlinkAtConsole };
}

/** A key for scripts, which no consent and no link stop. */
async function createKey(rep: Client, accountId: string): Promise<string> {
  const key = `lf_${randomUUID()}`;
  await queryAsOwner(
    service,
    "INSERT INTO api_key (account_id, id, user_id, label, prefix, key_hash) VALUES ($1, $2, $3, 'Nightly', 'lf_', $4)",
    [
      ...[accountId, randomUUID(), (await rep('GET', '/v1/me')).body.user.id],
      createHash('sha256').update(key).digest('hex'),
    ],
  );
  return key;
}

test('a withdrawal that was acknowledged has no push behind it: it waits for the one that is under way', async () => {
  const rep = await createRep(service);
  const { pushed, waiting, release } = await holdUpPush(rep);
  let acknowledged = false;
  const withdrawn = rep('POST', '/v1/consents', { choices: [choice('push-to-crm', 'withdrawn')] }).finally(() => {
    acknowledged = true;
  });
  await waiting('advisory', 1);
  expect(acknowledged).toBe(false);
  await release();
  expect((await pushed).status).toBe(200);
  expect((await withdrawn).status).toBe(200);
  expect((await push(rep, [lead(['vanity:too-late'])])).status).toBe(403);
});

test('an unlinking on the console that was acknowledged has no push behind it', async () => {
  const { rep, unlinkAtConsole } = await createLinked();
  const { pushed, waiting, release } = await holdUpPush(rep);
  let acknowledged = false;
  const unlinked = unlinkAtConsole().finally(() => {
    acknowledged = true;
  });
  await Promise.race([waiting('advisory', 1), unlinked]);
  expect(acknowledged).toBe(false);
  await release();
  expect((await pushed).status).toBe(200);
  expect((await unlinked).status).toBe(200);
  expect(await push(rep, [lead(['vanity:too-late'])])).toMatchObject({ status: 410, body: { code: 'link-revoked' } });
});

test.each([
  ['deactivation', 'POST', '/v1/me/deactivate', undefined],
  ['deletion', 'DELETE', '/v1/me', { password: 'a long enough one' }],
])('a %s that was acknowledged has nothing behind it, whatever way in it came', async (_what, method, path, body) => {
  const { rep, cookie, accountId } = await createUser(service);
  const script = asBearer(service, await createKey(rep, accountId));
  const { owner, waiting } = await openBeside(service);
  await owner.query('BEGIN');
  await owner.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [accountId]);
  const under = [
    ...[rep, script].map((client) => push(client, [lead([`vanity:${randomUUID()}`])])),
    rep('POST', '/v1/lists', { name: 'Fjord ports' }),
  ];
  await waiting('advisory', under.length);
  let acknowledged = false;
  const ended = fetch(service.url + path, {
    method,
    headers: { cookie, origin: service.url, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  }).finally(() => {
    acknowledged = true;
  });
  await Promise.race([waiting('advisory', under.length + 1), ended]);
  expect(acknowledged).toBe(false);
  const late = push(rep, [lead(['vanity:too-late'])]);
  await waiting('advisory', under.length + 2);
  await owner.query('COMMIT');
  expect((await Promise.all(under)).map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await ended).ok).toBe(true);
  expect(await late).toMatchObject({ status: 403, body: { code: 'account-deactivated' } });
});

test('whoever links while an unlinking waits for a push is told what holds after it', async () => {
  const { rep, unlinkAtConsole } = await createLinked();
  const { pushed, waiting, release } = await holdUpPush(rep);
  const unlinked = unlinkAtConsole();
  await waiting('advisory', 1);
  const linked = rep('PUT', '/v1/linkedin-link', { identityKeys: [`vanity:${randomUUID()}`], source: 'nav-me' });
  await waiting('advisory', 2);
  await release();
  expect((await pushed).status).toBe(200);
  expect((await unlinked).status).toBe(200);
  expect(await linked).toMatchObject({ status: 409, body: { code: 'relink-too-soon' } });
  expect(await push(rep, [lead(['vanity:too-late'])])).toMatchObject({ status: 410, body: { code: 'link-revoked' } });
});

test.each(['consents', 'link'])(
  'a push that waits its turn for the %s sees the unlinking of meanwhile',
  async (turn) => {
    const { rep, accountId, unlinkAtConsole } = await createLinked();
    const { owner, waiting } = await openBeside(service);
    const userId = (await rep('GET', '/v1/me')).body.user.id as string;
    await owner.query('BEGIN');
    await owner.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [
      turn === 'consents' ? userId : accountId,
    ]);
    const held = turn === 'link' ? [unlinkAtConsole(), waiting('advisory', 1)] : [];
    await held[1]; // it is before the push in the line
    const pushed = push(rep, [lead(['vanity:waits'])]);
    await waiting('advisory', turn === 'link' ? 2 : 1);
    if (turn === 'consents') expect((await unlinkAtConsole()).status).toBe(200);
    await owner.query('COMMIT');
    expect(await pushed).toMatchObject({ status: 410, body: { code: 'link-revoked' } });
    await held[0];
  },
);

test('a yes to a notice that is outdated is none: the push is refused until the current one is answered', async () => {
  const rep = await createRep(service);
  const older = { ...choice('push-to-crm'), noticeId: 'opt-in-2025-01' };
  await queryAsOwner(
    service,
    'INSERT INTO notice (id, language, sha256, body) SELECT $1, language, sha256, body FROM notice WHERE sha256 = $2',
    [older.noticeId, older.noticeHash],
  );
  expect((await rep('POST', '/v1/consents', { choices: [older] })).status).toBe(200);
  const refused = await push(rep, [lead(['vanity:asked-again'])]);
  expect(refused).toMatchObject({ status: 403, body: { code: 'consent-missing' } });
  await rep('POST', '/v1/consents', { choices: [choice('push-to-crm')] });
  expect((await push(rep, [lead(['vanity:asked-again'])])).status).toBe(200);
});
