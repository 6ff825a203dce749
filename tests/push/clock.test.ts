import { describe, expect, it } from 'vitest';
import { createTokens, type TokenDeps } from '../../utils/crm/tokens.ts';
import { drain, type PostOutcome } from '../../utils/push/drain.ts';
import { applyResults } from '../../utils/queue/apply-results.ts';
import { claim, release } from '../../utils/queue/lease.ts';
import { storeCapture } from '../../utils/queue/store-capture.ts';
import { readTotals } from '../../utils/queue/totals.ts';
import { captureOf, openTestQueue, person, testDeps } from '../queue/open-test-queue.ts';

const DAY = 24 * 3_600_000;
const jumps = [
  ['two days back', -2 * DAY],
  ['three years ahead', 3 * 365 * DAY],
  ['a minute back', -60_000],
] as const;

const away: PostOutcome = { kind: 'wait', code: 'crm-failed', retryAfterMs: 600_000 };
const laterToday = (clientRef: string, now: number): PostOutcome => ({
  kind: 'answered',
  results: new Map([
    [clientRef, { clientRef, status: 'retry', problem: { code: 'daily-cap-reached' }, nextAt: now + 20 * 3_600_000 }],
  ]),
});

async function setUp() {
  const queue = openTestQueue();
  const clock = testDeps(Date.UTC(2026, 10, 22, 8));
  await storeCapture(queue, captureOf(person('vanity:a')), clock);
  const push = (post: (clientRef: string) => PostOutcome) =>
    drain({
      claim: (max, now) => claim(queue, max, now),
      apply: (claimed, results, now) => applyResults(queue, claimed, results, now),
      release: (fence, next) => release(queue, fence, next),
      post: async ([first]) => post(first?.queued.clientRef ?? ''),
      mayPush: async () => true,
      now: clock.now,
      random: clock.random,
    });
  const accept = (clientRef: string): PostOutcome => ({
    kind: 'answered',
    results: new Map([[clientRef, { clientRef, status: 'created' }]]),
  });
  return { queue, clock, push, accept };
}

describe.each(jumps)('the clock jumps %s', (_, jump) => {
  it('while a lease is held by a worker that died: somebody else sends, once', async () => {
    const { queue, clock, push, accept } = await setUp();
    await claim(queue, 500, clock.time);
    clock.time += jump;
    await push(accept);
    clock.time += 121_000; // two leases: what seems to end later than that comes from a clock that jumped
    await push(accept);
    expect(await readTotals(queue)).toEqual({ waiting: 0, refused: 0, pushed: 1 });
  });

  it('while a push waits for the service: the wait ends within its own length', async () => {
    const { queue, clock, push, accept } = await setUp();
    await push(() => away);
    clock.time += jump;
    await push(accept);
    clock.time += 660_000;
    await push(accept);
    expect(await readTotals(queue)).toEqual({ waiting: 0, refused: 0, pushed: 1 });
  });

  it('while a person waits for tomorrow: they go within a day', async () => {
    const { queue, clock, push, accept } = await setUp();
    await push((clientRef) => laterToday(clientRef, clock.time));
    clock.time += jump;
    await push(accept);
    clock.time += DAY;
    await push(accept);
    expect(await readTotals(queue)).toEqual({ waiting: 0, refused: 0, pushed: 1 });
  });

  it('while a token is held: one refused request at most, and nobody is signed out', async () => {
    let time = Date.UTC(2026, 10, 22, 8);
    let given = 0;
    const memory = <T>(value: T | null) => ({
      getValue: async () => value,
      setValue: async (next: T | null) => {
        value = next;
      },
    });
    const exchange: TokenDeps['exchange'] = async () => {
      given++;
      return { ok: true, tokens: { accessToken: `a${given}`, refreshToken: `r${given}`, expiresIn: 900 } };
    };
    const tokens = createTokens({
      access: memory<{ token: string; expiresAt: number }>(null),
      refresh: memory('r0'),
      onRefused: async () => undefined,
      onReplaced: async () => undefined,
      exchange,
      alone: (work) => work(),
      now: () => time,
    });
    await tokens.get();
    time += jump;
    const held = await tokens.get();
    const renewed = held.ok ? await tokens.get(held.token) : held; // as the client asks after a 401
    expect(renewed).toMatchObject({ ok: true });
    expect(given).toBeLessThanOrEqual(3);
  });
});
