import { createHash } from 'node:crypto';
import pg from 'pg';
import { expect, test } from 'vitest';
import { findBrokenLink, type Sealed } from '../../server/consents/chain.ts';
import { currentNoticeId } from '../../server/contract/notices.ts';
import {
  asBearer,
  choice,
  consentHash,
  createRep,
  lead,
  push,
  queryAsOwner,
  signInByOAuth,
  signUp,
  startTestService,
} from './service.ts';

const service = await startTestService();

test('choices are recorded all together, once each, and the newest counts', async () => {
  const { cookie } = await signUp(service);
  const rep = asBearer(service, (await signInByOAuth(service, cookie)).access_token);
  const choices = [choice('capture'), choice('push-to-crm'), choice('promotional-mail', 'refused')];
  const { body } = await rep('POST', '/v1/consents', { choices });
  expect(body.current).toEqual({ capture: 'given', 'push-to-crm': 'given', 'promotional-mail': 'refused' });
  const again = await rep('POST', '/v1/consents', { choices: [...choices, choice('capture', 'withdrawn')] });
  expect(again.body.events).toHaveLength(4);
  expect(again.body.current.capture).toBe('withdrawn');
  expect((await rep('GET', '/v1/consents')).body).toEqual(again.body);
});

test('a notice that was never shown is refused, and nothing of that request is recorded', async () => {
  const { cookie } = await signUp(service);
  const rep = asBearer(service, (await signInByOAuth(service, cookie)).access_token);
  const choices = [choice('capture'), { ...choice('push-to-crm'), noticeHash: 'f'.repeat(64) }];
  const refused = await rep('POST', '/v1/consents', { choices });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/choices/1/noticeHash' }] } });
  expect((await rep('GET', '/v1/consents')).body.events).toEqual([]);
});

test('the notice is served in the bytes that are hashed, in the language asked for or English', async () => {
  const get = (language: string) => fetch(`${service.url}/v1/notices/${currentNoticeId}?language=${language}`);
  const text = await (await get('en')).text();
  expect(createHash('sha256').update(text).digest('hex')).toBe(consentHash);
  expect(await (await get('fr')).json()).toMatchObject({ language: 'fr' });
  expect(await (await get('xx')).json()).toMatchObject({ language: 'en' });
  expect((await fetch(`${service.url}/v1/notices/none`)).status).toBe(404);
});

test('withdrawing stops the push', async () => {
  const rep = await createRep(service);
  expect((await push(rep, [lead(['vanity:w'])])).status).toBe(200);
  await rep('POST', '/v1/consents', { choices: [choice('push-to-crm', 'withdrawn')] });
  expect((await push(rep, [lead(['vanity:w'])])).status).toBe(403);
});

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
const chosen = (state: string, chosenAt: string) => ({ ...choice('push-to-crm', state), chosenAt });

test('a yes that arrives after a later no is recorded and allows nothing; one that is newer does', async () => {
  for (const [state, no, yes] of [
    ['withdrawn', ago(3600), ago(7200)],
    ['refused', ago(3600), ago(7200)],
    ['withdrawn', ago(3600), undefined],
  ] as const) {
    const rep = await createRep(service);
    await rep('POST', '/v1/consents', { choices: [chosen(state, no)] });
    const late = chosen('given', yes ?? no);
    const said = await rep('POST', '/v1/consents', { choices: [late] });
    expect(said.body.events.at(-1)).toMatchObject({ clientRef: late.clientRef, state: 'given' });
    expect(said.body.current['push-to-crm']).toBe(state);
    expect((await rep('GET', '/v1/consents')).body).toEqual(said.body);
    const refused = await push(rep, [lead(['vanity:late-yes'])]);
    expect(refused).toMatchObject({ status: 403, body: { code: 'consent-missing' } });
    await rep('POST', '/v1/consents', { choices: [choice('push-to-crm')] });
    expect((await push(rep, [lead(['vanity:late-yes'])])).status).toBe(200);
  }
});

test('a no from a clock that is ahead keeps no yes away; one that arrives late counts, also where it is older', async () => {
  const rep = await createRep(service);
  const current = async (one: object) =>
    (await rep('POST', '/v1/consents', { choices: [one] })).body.current['push-to-crm'];
  expect(await current(chosen('withdrawn', ago(-365 * 86_400)))).toBe('withdrawn'); // in a year, by its clock
  expect(await current(chosen('given', ago(0)))).toBe('given');
  expect(await current(chosen('withdrawn', ago(7200)))).toBe('withdrawn');
  expect(await current(chosen('given', ago(0)))).toBe('given');
});

test('a late yes to letters sends none', async () => {
  const rep = await createRep(service);
  const userId = (await rep('GET', '/v1/me')).body.user.id;
  await rep('POST', '/v1/consents', { choices: [{ ...choice('promotional-mail', 'withdrawn'), chosenAt: ago(60) }] });
  await rep('POST', '/v1/consents', { choices: [{ ...choice('promotional-mail'), chosenAt: ago(90) }] });
  const rows = await queryAsOwner(
    service,
    "SELECT state FROM consent_current WHERE user_id = $1 AND purpose = 'promotional-mail'",
    [userId],
  );
  expect(rows).toEqual([{ state: 'withdrawn' }]);
});

test('nobody changes what was recorded: not the application, not the owner; and a forged chain is seen', async () => {
  const rep = await createRep(service);
  await rep('POST', '/v1/consents', { choices: [choice('capture'), choice('session-guard')] });
  const me = (await rep('GET', '/v1/me')).body;
  const url = new URL(service.databaseUrl);
  const owner = new pg.Client({ connectionString: url.href });
  await owner.connect();
  for (const table of ['consent_event', 'audit_event']) {
    for (const statement of [
      `UPDATE ${table} SET account_id = account_id`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
    ]) {
      await owner.query(`SET ROLE ${service.appRole}`);
      await owner.query("SELECT set_config('app.account_id', $1, false)", [me.account.id]);
      await expect(owner.query(statement)).rejects.toMatchObject({ code: '42501' });
      await owner.query('RESET ROLE');
      await expect(owner.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
  }
  await owner.end();

  const links = (await queryAsOwner(
    service,
    'SELECT seq, record, previous_hash AS "previousHash", hash FROM consent_event WHERE user_id = $1 ORDER BY seq',
    [me.user.id],
  )) as Sealed[];
  expect(links).toHaveLength(4);
  expect(findBrokenLink(links)).toBeUndefined();
  expect(
    findBrokenLink(
      links.map((link, i) => (i === 1 ? { ...link, record: { ...link.record, state: 'refused' } } : link)),
    ),
  ).toBe(2);
  expect(findBrokenLink([...links.slice(0, 1), ...links.slice(2)])).toBe(2);
});
