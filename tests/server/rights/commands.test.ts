import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { choice, createRep, lead, push, queryAsOwner, startTestService, statuses } from '../service.ts';

const service = await startTestService();
const run = async (command: string, ...args: string[]) => {
  const path = fileURLToPath(new URL(`../../../server/commands/${command}.ts`, import.meta.url));
  const env = { ...process.env, DATABASE_URL: service.databaseUrl, DATA_DIR: service.dataDir, PUBLIC_URL: service.url };
  const { stdout } = await promisify(execFile)(process.execPath, [path, ...args], { env });
  return stdout.trim();
};
const waiting = () => queryAsOwner(service, "SELECT template, data FROM mail WHERE state = 'waiting' ORDER BY id");

test('the operator answers in the thread, and the person is told by mail', async () => {
  const rep = await createRep(service);
  const [thread] = (await rep('POST', '/v1/support', { subject: 'Quay', body: 'Where is it?' })).body.threads;
  expect(await run('support', 'list')).toContain('They: Where is it?');
  await run('support', 'answer', '--thread', thread.id, '--text', 'Behind the crane.');
  const [answered] = (await rep('GET', '/v1/support')).body.threads;
  expect(answered.messages[1]).toMatchObject({ byOperator: true, body: 'Behind the crane.' });
  expect(await run('support', 'list')).toBe('Nobody waits for an answer.');
  const letters = await waiting();
  expect(letters).toEqual([{ template: 'support-answered', data: { subject: 'Quay', url: `${service.url}/help` } }]);
  expect(await run('mail', 'list')).toContain('waiting  support-answered');
});

test('a request that no account holds is the operator’s: answered that nothing is held, or handed to an account', async () => {
  const ids = ['01a20000-0000-7000-8000-000000000001', '01a20000-0000-7000-8000-000000000002'] as const;
  for (const id of ids)
    await queryAsOwner(
      service,
      `INSERT INTO data_request (id, kind, identity_key, address, language, asked_at, link_until, confirmed_at, handed_at)
       VALUES ($1, 'access', 'vanity:nobody', 'asks@example.test', 'fr', now(), now(), now(), now())`,
      [id],
    );
  const rep = await createRep(service);
  const { user } = (await rep('GET', '/v1/me')).body;
  expect((await run('data-requests', 'list')).match(/vanity:nobody, asks@example.test/g)).toHaveLength(2);
  await run('data-requests', 'nothing-held', '--id', ids[0]);
  await run('data-requests', 'hand', '--id', ids[1], '--account', user.email);
  expect(await run('data-requests', 'list')).toBe('No request waits for you.');
  expect((await rep('GET', '/v1/data-requests')).body.cases).toMatchObject([
    { kind: 'access', language: 'fr', state: 'open' },
  ]);
  expect((await waiting()).slice(1).map(({ template }) => template)).toEqual(['request-answer', 'request-arrived']);
});

test('an objection that no account holds: its answer says “not captured from now on”, and no account can', async () => {
  const reps = [await createRep(service), await createRep(service)];
  const id = '01a20000-0000-7000-8000-000000000003';
  await queryAsOwner(
    service,
    `INSERT INTO data_request (id, kind, identity_key, address, language, asked_at, link_until, confirmed_at, handed_at)
     VALUES ($1, 'objection', 'vanity:objects', 'objects@example.test', 'en', now(), now(), now(), now())`,
    [id],
  );
  await run('data-requests', 'nothing-held', '--id', id);
  for (const rep of reps) {
    await rep('POST', '/v1/consents', { choices: [choice('push-to-crm')] });
    expect(statuses(await push(rep, [lead(['vanity:objects'])]))).toEqual(['suppressed']);
  }
});
