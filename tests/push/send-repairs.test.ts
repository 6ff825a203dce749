import { expect, it } from 'vitest';
import { repairsSchema, type WireRepair } from '../../server/contract/repairs.ts';
import type { CrmClient } from '../../utils/crm/client.ts';
import { sendRepairs } from '../../utils/push/send-repairs.ts';
import { listRepairs, unsentRepairs, writeRepair } from '../../utils/queue/repair-log.ts';
import { wipeQueue } from '../../utils/queue/wipe.ts';
import { openTestQueue, testDeps } from '../queue/open-test-queue.ts';

async function setUp(lines: number, code = 'lead-conflict') {
  const queue = openTestQueue();
  const deps = testDeps();
  for (let index = 0; index < lines; index++)
    await writeRepair(queue, { action: 'edited', code, leads: 1, fields: ['name', 'shoeSize'] }, deps);
  const state = {
    trail: new Map<string, WireRepair>(),
    requests: 0,
    allowed: true,
    reply: async (_: number): Promise<unknown> => ({ ok: true, value: { recorded: 0 } }),
  };
  const cut = new AbortController();
  const call = (async ({ json }: { json: { repairs: WireRepair[] } }) => {
    for (const line of repairsSchema.parse(json).repairs) state.trail.set(line.id, line);
    return state.reply(++state.requests);
  }) as unknown as CrmClient;
  const send = () => sendRepairs({ queue, call, mayPush: async () => state.allowed, signal: cut.signal });
  return { queue, state, cut, send };
}
const failed = { ok: false, failure: { kind: 'unavailable', reached: false } };

it('lines go to the service once, in parts that it takes, and nothing is asked when none is left', async () => {
  const { queue, state, send } = await setUp(450);
  await send();
  expect([state.requests, state.trail.size, (await unsentRepairs(queue, 1)).length]).toEqual([3, 450, 0]);
  await send();
  expect(state.requests).toBe(3);
  expect((await listRepairs(queue, 1))[0]).toMatchObject({ sent: 1 });
});

it('a reason and a field that the contract does not have are said in its words', async () => {
  const { state, send } = await setUp(1, 'something-newer');
  await send();
  expect([...state.trail.values()]).toMatchObject([{ code: 'unknown', fields: ['name'], action: 'edited', leads: 1 }]);
});

it('a line whose answer was lost is sent again, as the same line', async () => {
  const { queue, state, send } = await setUp(2);
  state.reply = async () => failed;
  await send();
  expect(await unsentRepairs(queue, 9)).toHaveLength(2);
  state.reply = async () => ({ ok: true, value: { recorded: 0 } });
  await send();
  expect([state.requests, state.trail.size, (await unsentRepairs(queue, 9)).length]).toEqual([2, 2, 0]);
});

it('nothing is sent for somebody who does not let anything be sent', async () => {
  const { state, send } = await setUp(1);
  state.allowed = false;
  await send();
  expect(state.requests).toBe(0);
});

it('what was wiped while it travelled stays away', async () => {
  const { queue, state, send } = await setUp(3);
  state.reply = async () => {
    await wipeQueue(queue);
    return { ok: true, value: { recorded: 3 } };
  };
  await send();
  expect(await listRepairs(queue, 9)).toEqual([]);
});
