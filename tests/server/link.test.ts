import pg from 'pg';
import { expect, test } from 'vitest';
import { asBearer, choice, createRep, queryAsOwner, signInByOAuth, signUp, startTestService } from './service.ts';

const service = await startTestService();
const member = (...identityKeys: string[]) => ({ identityKeys, name: { shown: 'Orla Quist' }, source: 'nav-me' });

test('one member per account: linked, linked again, more keys, another member refused', async () => {
  const rep = await createRep(service);
  expect((await rep('GET', '/v1/linkedin-link')).body).toEqual({ link: null });
  const first = await rep('PUT', '/v1/linkedin-link', member('vanity:one'));
  expect(first.status).toBe(200);
  const again = await rep('PUT', '/v1/linkedin-link', member('vanity:one', 'member:ACoAAone1'));
  expect(again.body.link).toMatchObject({ id: first.body.link.id, identityKeys: ['vanity:one', 'member:ACoAAone1'] });
  for (const other of [member('vanity:other'), member('vanity:one', 'member:ACoAAother')]) {
    expect(await rep('PUT', '/v1/linkedin-link', other)).toMatchObject({
      status: 409,
      body: { code: 'account-already-linked' },
    });
  }
});

test('who did not allow it, or no longer does, is not linked: neither by the extension nor on the console', async () => {
  const { cookie } = await signUp(service);
  const rep = asBearer(service, (await signInByOAuth(service, cookie)).access_token);
  const atConsole = async () => {
    const headers = { cookie, origin: service.url, 'content-type': 'application/json' };
    const body = JSON.stringify(member('vanity:unasked'));
    const response = await fetch(`${service.url}/v1/linkedin-link`, { method: 'PUT', headers, body });
    return { status: response.status, body: await response.json() };
  };
  const ways = [atConsole, () => rep('PUT', '/v1/linkedin-link', member('vanity:unasked'))];
  const refused = { status: 403, body: { code: 'consent-missing', detail: expect.stringContaining('Know which') } };
  for (const link of ways) expect(await link()).toMatchObject(refused);
  await rep('POST', '/v1/consents', { choices: [choice('capture'), choice('push-to-crm')] });
  for (const state of ['refused', 'given', 'withdrawn']) {
    await rep('POST', '/v1/consents', { choices: [choice('linkedin-identity', state)] });
    for (const link of ways) expect(await link()).toMatchObject(state === 'given' ? { status: 200 } : refused);
  }
});

test('one account per member: the second is refused and learns nothing of the first', async () => {
  const [first, second] = [await createRep(service, 'First Holder'), await createRep(service)];
  await first('PUT', '/v1/linkedin-link', member('vanity:two', 'member:ACoAAtwo1'));
  const refused = await second('PUT', '/v1/linkedin-link', member('member:ACoAAtwo1'));
  expect(refused).toMatchObject({ status: 409, body: { code: 'linkedin-identity-taken' } });
  const me = (await first('GET', '/v1/me')).body;
  for (const secret of [me.account.id, me.user.id, me.user.email, 'First Holder', 'Orla']) {
    expect(JSON.stringify(refused.body)).not.toContain(secret);
  }
  expect((await second('GET', '/v1/linkedin-link')).body).toEqual({ link: null });
});

test('unlinking forgets the member, can be repeated, and frees the member for another account', async () => {
  const [first, second] = [await createRep(service), await createRep(service)];
  await first('PUT', '/v1/linkedin-link', member('vanity:three'));
  const receipt = (await first('DELETE', '/v1/linkedin-link')).body;
  expect(receipt).toMatchObject({ hadLink: true, erased: ['identityKeys', 'name', 'source', 'linkedAt'] });
  expect((await first('DELETE', '/v1/linkedin-link')).body).toMatchObject({ hadLink: false, erased: [] });
  expect((await second('PUT', '/v1/linkedin-link', member('vanity:three'))).status).toBe(200);
  const [{ dump }] = await queryAsOwner(
    service,
    "SELECT coalesce(string_agg(detail::text, ''), '') AS dump FROM audit_event",
  );
  expect(dump).not.toContain('three');
});

test('twenty accounts claim one member at once: one wins', async () => {
  const reps = await Promise.all(Array.from({ length: 20 }, () => createRep(service)));
  const answers = await Promise.all(
    reps.map((rep) => rep('PUT', '/v1/linkedin-link', member('vanity:wanted', 'urn:77'))),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)]);
});

test('one account claims twenty members at once: one stays', async () => {
  const rep = await createRep(service);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => rep('PUT', '/v1/linkedin-link', member(`vanity:choice-${i}`))),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)]);
});

test('reading the link waits for nobody who is writing it', async () => {
  const rep = await createRep(service);
  await rep('PUT', '/v1/linkedin-link', member('vanity:read'));
  const writer = new pg.Client({ connectionString: service.databaseUrl });
  await writer.connect();
  try {
    await writer.query('BEGIN');
    await writer.query("UPDATE linkedin_link SET source = 'held' WHERE 'vanity:read' = ANY(identity_keys)");
    expect((await rep('GET', '/v1/linkedin-link')).body.link.identityKeys).toEqual(['vanity:read']);
  } finally {
    await writer.end();
  }
});

test('linking and unlinking at once: each is done whole, one after the other', async () => {
  const rep = await createRep(service);
  const changes = Array.from({ length: 30 }, (_, n) =>
    n % 2 ? rep('DELETE', '/v1/linkedin-link') : rep('PUT', '/v1/linkedin-link', member('vanity:back-and-forth')),
  );
  expect((await Promise.all(changes)).map(({ status }) => status)).toEqual(changes.map(() => 200));
});
