import { describe, expect, it } from 'vitest';
import { type DrainDeps, drain, type Outgoing, type PostOutcome } from '../../utils/push/drain.ts';
import { applyResults } from '../../utils/queue/apply-results.ts';
import { claim, release } from '../../utils/queue/lease.ts';
import { recentRefusals } from '../../utils/queue/refusals.ts';
import type { LeadResult } from '../../utils/queue/state-machine.ts';
import { storeCapture } from '../../utils/queue/store-capture.ts';
import { readTotals } from '../../utils/queue/totals.ts';
import { captureOf, openTestQueue, person, testDeps } from '../queue/open-test-queue.ts';

const accept = (leads: Outgoing[]): PostOutcome => ({
  kind: 'answered',
  results: new Map<string, LeadResult>(
    leads.map(({ queued: { clientRef } }) => [clientRef, { clientRef, status: 'created', recordId: 'r' }]),
  ),
});

async function setUp(people: number, post: (leads: Outgoing[]) => PostOutcome) {
  const queue = openTestQueue();
  const clock = testDeps();
  await storeCapture(
    queue,
    captureOf(...Array.from({ length: people }, (_, index) => person(`vanity:p${index}`))),
    clock,
  );
  const sent: string[][] = [];
  const deps: DrainDeps = {
    claim: (max, now) => claim(queue, max, now),
    apply: (claimed, results, now) => applyResults(queue, claimed, results, now),
    release: (fence, next) => release(queue, fence, next),
    post: async (leads) => {
      sent.push(leads.map(({ queued }) => queued.lead.identityKeys[0] ?? ''));
      return post(leads);
    },
    mayPush: async () => true,
    now: clock.now,
    random: clock.random,
  };
  return { queue, clock, sent, deps };
}

describe('draining the queue', () => {
  it('sends until nothing is due', async () => {
    const { deps, queue } = await setUp(3, accept);
    expect(await drain(deps)).toEqual({ pushed: 3, refused: 0 });
    expect(await readTotals(queue)).toEqual({ waiting: 0, refused: 0, pushed: 3 });
  });

  it('sends each lead once when two drains run at the same time', async () => {
    const { deps, sent } = await setUp(3, accept);
    const [one, other] = await Promise.all([drain(deps), drain(deps)]);
    expect(one.pushed + other.pushed).toBe(3);
    expect(sent.flat()).toHaveLength(3);
  });

  it('loses nothing when the CRM cannot be reached, and waits as long as it asks', async () => {
    const { deps, queue, clock } = await setUp(2, () => ({ kind: 'wait', code: 'crm-failed', retryAfterMs: 7000 }));
    expect(await drain(deps)).toEqual({
      pushed: 0,
      refused: 0,
      stopped: { code: 'crm-failed', until: clock.time + 7000 },
    });
    expect(await readTotals(queue)).toEqual({ waiting: 2, refused: 0, pushed: 0 });
    clock.time += 7000;
    deps.post = async (leads) => accept(leads);
    expect(await drain(deps)).toEqual({ pushed: 2, refused: 0 });
  });

  it('stops and says so when the sign-in has ended, ready to go on at once', async () => {
    const { deps } = await setUp(1, () => ({ kind: 'blocked', code: 'signed-out-of-crm' }));
    expect((await drain(deps)).stopped).toEqual({ code: 'signed-out-of-crm' });
    deps.post = async (leads) => accept(leads);
    expect((await drain(deps)).pushed).toBe(1);
  });

  it('finds the one lead because of which a batch was refused, and pushes the others', async () => {
    const hates = (leads: Outgoing[]): PostOutcome =>
      leads.some(({ queued }) => queued.lead.identityKeys.includes('vanity:p5'))
        ? { kind: 'refused', problem: { code: 'invalid-request' } }
        : accept(leads);
    const { deps, queue } = await setUp(9, hates);
    expect(await drain(deps)).toEqual({ pushed: 8, refused: 1 });
    expect(await recentRefusals(queue, 5)).toMatchObject([{ name: 'Person vanity:p5', code: 'invalid-request' }]);
  });

  it('sends nothing while it may not', async () => {
    const { deps, sent } = await setUp(1, accept);
    deps.mayPush = async () => false;
    expect(await drain(deps)).toEqual({ pushed: 0, refused: 0 });
    expect(sent).toEqual([]);
  });
});
