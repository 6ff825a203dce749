import { describe, expect, it } from 'vitest';
import { createPeople } from '../../entrypoints/background/people.ts';
import type { CrmClient } from '../../utils/crm/client.ts';
import type { CrmFailure } from '../../utils/crm/failure.ts';
import { createPusher, type PusherDeps } from '../../utils/push/pusher.ts';
import { storeCapture } from '../../utils/queue/store-capture.ts';
import { readTotals } from '../../utils/queue/totals.ts';
import type { PushReport } from '../../utils/settings.ts';
import { captureOf, nobodyLeaves, openTestQueue, person, testDeps } from '../queue/open-test-queue.ts';

const unreachable: CrmFailure = { kind: 'unavailable', reached: false };

async function setUp(people = 2) {
  const queue = openTestQueue();
  const clock = testDeps();
  await storeCapture(queue, captureOf(...Array.from({ length: people }, (_, n) => person(`vanity:p${n}`))), clock);
  const state = {
    report: {} as PushReport,
    hindrance: undefined as Awaited<ReturnType<PusherDeps['hindrance']>>,
    wokenAt: [] as (number | undefined)[],
    answer: async (_: { clientRef: string }[]): Promise<unknown> => ({ ok: false, failure: unreachable }),
    requests: 0,
    lookedUp: 0,
  };
  const call = (async ({ json }: { json: { leads: { clientRef: string }[] } }) => {
    state.requests++;
    return state.answer(json.leads);
  }) as unknown as CrmClient;
  const pusher = createPusher({
    queue: () => queue,
    call,
    hindrance: async () => state.hindrance,
    report: {
      getValue: async () => state.report,
      setValue: async (report) => {
        state.report = report;
      },
    },
    onSuppressed: async () => undefined,
    sameAccount: nobodyLeaves,
    onPushed: async () => undefined,
    onNotAllowed: async () => void state.lookedUp++,
    wakeAt: async (time) => void state.wokenAt.push(time),
    now: clock.now,
    random: clock.random,
  });
  return { queue, clock, pusher, state };
}

const answerWith = (status: string, problem?: object) => async (leads: { clientRef: string }[]) => ({
  ok: true,
  value: { results: leads.map(({ clientRef }) => ({ clientRef, status, ...(problem && { problem }) })) },
});

describe('what the popup is told', () => {
  it('is why people wait and until when, also after a push that found nothing due', async () => {
    const { pusher, state, clock } = await setUp();
    await pusher.push();
    const waiting = { code: 'crm-unreachable', until: new Date(clock.time + 15_000).toISOString() };
    expect(state.report.waiting).toEqual(waiting);
    await pusher.push();
    expect(state.report.waiting).toEqual(waiting);
    expect(state.wokenAt).toContain(clock.time + 15_000);
  });

  it('is that the day is full, and when the next one begins', async () => {
    const { pusher, state, clock } = await setUp();
    state.answer = answerWith('retry', { code: 'daily-cap-reached', retryAfter: 3600 });
    await pusher.push();
    expect(state.report.waiting).toEqual({
      code: 'daily-cap-reached',
      until: new Date(clock.time + 3_600_000).toISOString(),
    });
    expect(state.wokenAt).toContain(clock.time + 3_600_000);
  });

  it('is that the service does not allow it, which is looked up: it may have been taken back elsewhere', async () => {
    const { pusher, state } = await setUp();
    await pusher.push();
    expect(state.lookedUp).toBe(0);
    const problem = { type: '', title: '', status: 403, code: 'consent-missing', retryable: false };
    state.answer = async () => ({ ok: false, failure: { kind: 'rejected', problem } });
    await pusher.pushAtOnce();
    expect(state.report.waiting).toMatchObject({ code: 'consent-missing' });
    expect(state.lookedUp).toBe(1);
  });

  it('is that sending is not allowed, while it is not', async () => {
    const { pusher, state } = await setUp();
    state.hindrance = 'consent-missing';
    await pusher.push();
    expect(state.report.waiting).toEqual({ code: 'consent-missing' });
    expect(state.requests).toBe(0);
  });

  it('is nothing once everybody has arrived', async () => {
    const { pusher, state } = await setUp();
    await pusher.push();
    state.answer = answerWith('created');
    await pusher.pushAtOnce();
    expect(state.report).toEqual({ lastPushedAt: expect.any(String) });
  });
});

describe('the alarm for a worker that is stopped', () => {
  it('is set before it sends, and not taken back: somebody may have been stored meanwhile', async () => {
    const { pusher, state, clock } = await setUp();
    let setBefore: (number | undefined)[] = [];
    state.answer = async (leads) => {
      setBefore = [...state.wokenAt];
      return answerWith('created')(leads);
    };
    await pusher.push();
    expect(setBefore).toEqual([clock.time + 30_000]);
    await pusher.push(); // nobody waits
    expect(state.wokenAt).toEqual([clock.time + 30_000]);
  });

  it('stands while another push is under way: one that finds everybody leased has nothing to do, and takes no alarm away', async () => {
    const { pusher, state, clock } = await setUp();
    let meanwhile: (number | undefined)[] = [];
    state.answer = async (leads) => {
      await pusher.push();
      meanwhile = [...state.wokenAt];
      return answerWith('created')(leads);
    };
    await pusher.push();
    expect(state.requests).toBe(1);
    expect(meanwhile.at(-1)).toBe(clock.time + 30_000);
  });

  it('is none where time alone changes nothing', async () => {
    const { pusher, state } = await setUp();
    state.answer = async () => ({ ok: false, failure: { kind: 'unauthenticated' } });
    await pusher.push();
    expect(state.wokenAt.at(-1)).toBeUndefined();
  });

  it('is set before people are stored', async () => {
    const { pusher, state, queue, clock } = await setUp();
    const captures = await queue.captures.count();
    const setWith: (number | undefined)[] = [];
    const people = createPeople({
      ...{ queue: () => queue, call: async () => ({ ok: false, failure: unreachable }), ...clock },
      suppression: { find: async () => new Set(), learn: async () => undefined },
      maySend: async () => true,
      sameAccount: nobodyLeaves,
      expectPush: async () => {
        setWith.push(await queue.captures.count());
        return pusher.expect();
      },
    });
    expect(await people.store(captureOf(person('vanity:somebody')))).toMatchObject({ ok: true, captured: 1 });
    expect(setWith).toEqual([captures]);
    expect(state.wokenAt).toEqual([clock.time + 30_000]);
  });
});

it('a pause in the middle of a send is no failure of the CRM: everything goes out when it is over', async () => {
  const { pusher, state, queue } = await setUp();
  state.answer = async () => {
    state.hindrance = 'paused';
    pusher.abort();
    return { ok: false, failure: unreachable };
  };
  await pusher.push();
  expect(await readTotals(queue)).toMatchObject({ waiting: 2 });
  state.hindrance = undefined;
  state.answer = answerWith('created');
  expect(await pusher.push()).toEqual({ pushed: 2, refused: 0 });
});

it.each([401, 403, 404, 405, 409, 415])('a %i is no reason to refuse anybody', async (status) => {
  const { pusher, state, queue } = await setUp();
  const problem = { type: 'about:blank', title: 'no', status, code: 'not-found', retryable: false };
  state.answer = async () => ({ ok: false, failure: { kind: 'rejected', problem } });
  await pusher.push();
  expect(await readTotals(queue)).toEqual({ waiting: 2, refused: 0, pushed: 0 });
  expect(state.requests).toBe(1);
});
