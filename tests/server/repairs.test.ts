import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { verifyChains } from '../../server/audit/verify.ts';
import { openAsApplication } from './privacy/stage.ts';
import { choice, createUser, queryAsOwner, startTestService } from './service.ts';

const service = await startTestService();
const { app } = openAsApplication(service);

const line = (more: object = {}) => ({
  ...{ id: randomUUID(), at: '2026-11-20T10:00:00.000Z', action: 'retried', code: 'lead-conflict', leads: 3 },
  ...more,
});

const trail = (accountId: string) =>
  queryAsOwner(
    service,
    "SELECT id, via, action, subject_id, detail FROM audit_event WHERE account_id = $1 AND action LIKE 'refused-leads.%' ORDER BY seq",
    [accountId],
  );

test('what was done about refused leads is in the audit trail, each line once, however often it is sent', async () => {
  const { rep, accountId } = await createUser(service);
  const [one, two] = [line(), line({ action: 'edited', leads: 1, fields: ['name', 'name', 'identityKeys'] })];
  expect(await rep('POST', '/v1/leads/repairs', { repairs: [one] })).toMatchObject({ body: { recorded: 1 } });
  const again = { repairs: [one, two, two, { ...one, id: one.id.toUpperCase() }] };
  expect(await rep('POST', '/v1/leads/repairs', again)).toMatchObject({ status: 200, body: { recorded: 1 } });
  expect(await rep('POST', '/v1/leads/repairs', again)).toMatchObject({ status: 200, body: { recorded: 0 } });
  const doneAt = Date.parse(one.at);
  expect(await trail(accountId)).toEqual([
    {
      ...{ id: one.id, via: 'token', action: 'refused-leads.retried', subject_id: null },
      detail: { code: 'lead-conflict', leads: 3, doneAt },
    },
    {
      ...{ id: two.id, via: 'token', action: 'refused-leads.edited', subject_id: null },
      detail: { code: 'lead-conflict', leads: 1, doneAt, fields: 'name identityKeys' },
    },
  ]);
});

test('the same lines twenty times at once are recorded once, and the chain of the trail holds', async () => {
  const { rep, accountId } = await createUser(service);
  const repairs = Array.from({ length: 20 }, () => line());
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, turn) =>
      rep('POST', '/v1/leads/repairs', { repairs: turn % 2 ? repairs : repairs.toReversed() }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(answers.reduce((sum, { body }) => sum + body.recorded, 0)).toBe(20);
  expect(await trail(accountId)).toHaveLength(20);
  expect((await verifyChains(app, accountId)).broken).toEqual([]);
});

test("another account's line of the same id is its own", async () => {
  const [mine, theirs] = [await createUser(service), await createUser(service)];
  const one = line();
  expect(await mine.rep('POST', '/v1/leads/repairs', { repairs: [one] })).toMatchObject({ body: { recorded: 1 } });
  expect(await theirs.rep('POST', '/v1/leads/repairs', { repairs: [one] })).toMatchObject({ body: { recorded: 1 } });
  expect(await trail(mine.accountId)).toHaveLength(1);
  expect(await trail(theirs.accountId)).toHaveLength(1);
});

test.each([
  ['a name as the reason', { code: 'orla-quist' }],
  ['a name as the action', { action: 'orla' }],
  ['a name among the fields', { fields: ['orla'] }],
  ['a word more', { name: 'Orla Quist' }],
  ['a name as the id', { id: 'orla-quist' }],
  ['a name as the time', { at: 'Orla' }],
  ['nobody', { leads: 0 }],
  ['half a person', { leads: 0.5 }],
])('%s is refused, and nothing of the request is recorded', async (_, more) => {
  const { rep, accountId } = await createUser(service);
  expect(await rep('POST', '/v1/leads/repairs', { repairs: [line(), line(more)] })).toMatchObject({ status: 422 });
  expect(await trail(accountId)).toEqual([]);
});

test('nothing is recorded for somebody who does not let anything be sent', async () => {
  const { rep, accountId } = await createUser(service);
  await rep('POST', '/v1/consents', { choices: [choice('push-to-crm', 'withdrawn')] });
  expect(await rep('POST', '/v1/leads/repairs', { repairs: [line()] })).toMatchObject({
    ...{ status: 403, body: { code: 'consent-missing' } },
  });
  expect(await trail(accountId)).toEqual([]);
});
