import { expect, test } from 'vitest';
import { createRep, lead, push, startTestService, statuses } from './service.ts';

const service = await startTestService({ dailyCap: 3 });

test('the allowance counts new people down, and nobody twice', async () => {
  const rep = await createRep(service);
  const fresh = await rep('GET', '/v1/leads/allowance');
  expect(fresh).toMatchObject({ status: 200, body: { cap: 3, used: 0 } });
  expect(Date.parse(fresh.body.resetsAt)).toBeGreaterThan(Date.now());
  await push(rep, [lead(['vanity:orla']), lead(['vanity:ida'])]);
  await push(rep, [lead(['vanity:orla'], { headline: 'Buyer' })]);
  expect((await rep('GET', '/v1/leads/allowance')).body).toMatchObject({ cap: 3, used: 2 });
  expect(statuses(await push(rep, [lead(['vanity:bram']), lead(['vanity:yara'])])).sort()).toEqual([
    'created',
    'retry',
  ]);
  expect((await rep('GET', '/v1/leads/allowance')).body).toMatchObject({ cap: 3, used: 3 });
});

test('who is refused takes nobody’s place in the day', async () => {
  const rep = await createRep(service);
  const first = lead(['vanity:orla']);
  await push(rep, [first, lead(['vanity:ida'])]);
  const reused = { ...lead(['vanity:somebody-else']), clientRef: first.clientRef };
  expect(statuses(await push(rep, [reused, lead(['vanity:bram'])]))).toEqual(['rejected', 'created']);
  expect((await rep('GET', '/v1/leads/allowance')).body).toMatchObject({ cap: 3, used: 3 });
});

test('the allowance is the account’s own', async () => {
  const [one, other] = [await createRep(service), await createRep(service)];
  await push(one, [lead(['vanity:orla'])]);
  expect((await other('GET', '/v1/leads/allowance')).body).toMatchObject({ used: 0 });
});
