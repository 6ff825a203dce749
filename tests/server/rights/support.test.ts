import { expect, test } from 'vitest';
import { choice, createRep, queryAsOwner, startTestService } from '../service.ts';

const service = await startTestService();

test('a conversation with support is its person’s alone', async () => {
  const [mine, other] = [await createRep(service), await createRep(service)];
  const [thread] = (await mine('POST', '/v1/support', { subject: 'Quay', body: 'Where is it?' })).body.threads;
  expect(thread).toMatchObject({ subject: 'Quay', messages: [{ byOperator: false, body: 'Where is it?' }] });
  expect((await mine('POST', `/v1/support/${thread.id}`, { body: 'Found it.' })).body.threads[0].messages).toHaveLength(
    2,
  );
  expect((await other('POST', `/v1/support/${thread.id}`, { body: 'Me too.' })).status).toBe(404);
  expect((await other('GET', '/v1/support')).body).toEqual({ threads: [] });
});

test('measuring is off until it is allowed: no number and no page before, all of it shown, all of it deletable', async () => {
  const rep = await createRep(service);
  const { account } = (await rep('GET', '/v1/me')).body;
  const count = async (table: string) =>
    (await queryAsOwner(service, `SELECT count(*)::int FROM ${table} WHERE account_id = $1`, [account.id]))[0].count;
  const visit = (page: string) => rep('POST', '/v1/measurement', { page });
  const choose = (state: string) => rep('POST', '/v1/consents', { choices: [choice('audience-measurement', state)] });

  await visit('leads');
  await choose('refused');
  await visit('leads');
  const before = [await count('audience_number'), await count('audience_visit')];
  console.log(`D21 measurement before a yes: ${before.reduce((sum, rows) => sum + rows)} rows of 2 visits and a no`);
  expect(before).toEqual([0, 0]);

  await choose('given');
  for (const page of ['leads', 'plan']) expect((await visit(page)).status).toBe(204);
  expect((await visit('https://www.linkedin.com/in/somebody')).status).toBe(422);
  expect((await rep('GET', '/v1/measurement')).body).toMatchObject({
    visits: [{ page: 'plan' }, { page: 'leads' }],
    more: 0,
  });
  await choose('withdrawn');
  await visit('leads');
  expect(await count('audience_visit')).toBe(2);
  expect((await rep('DELETE', '/v1/measurement')).body).toEqual({ deleted: 2 });
  expect([await count('audience_number'), await count('audience_visit')]).toEqual([0, 0]);
});
