import { describe, expect, it } from 'vitest';
import type { Allowance } from '../../server/contract/leads.ts';
import { createAllowance, secondsToWait } from '../../utils/capture/allowance.ts';
import type { CrmAnswer } from '../../utils/crm/client.ts';
import type { KnownAllowance } from '../../utils/settings.ts';
import { nobodyLeaves } from '../queue/open-test-queue.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const resetsAt = '2026-11-23T00:00:00.000Z';

function setUp() {
  const state = { now: noon, used: 38, reachable: true, asked: 0, kept: null as KnownAllowance | null };
  const allowance = createAllowance({
    read: async (): Promise<CrmAnswer<Allowance>> => {
      state.asked++;
      return state.reachable
        ? { ok: true, value: { cap: 250, used: state.used, resetsAt } }
        : { ok: false, failure: { kind: 'unavailable', reached: false } };
    },
    kept: {
      getValue: async () => state.kept,
      setValue: async (known) => {
        state.kept = known;
      },
    },
    sameAccount: nobodyLeaves,
    now: () => state.now,
  });
  return { state, allowance };
}

describe("the day's allowance", () => {
  it('is asked for once a minute at most, and at once after a push', async () => {
    const { state, allowance } = setUp();
    expect(await allowance.get()).toMatchObject({ cap: 250, used: 38 });
    state.used = 40;
    state.now += 59_000;
    expect(await allowance.get()).toMatchObject({ used: 38 });
    expect(await allowance.refresh()).toMatchObject({ used: 40 });
    state.now += 60_000;
    await allowance.get();
    expect(state.asked).toBe(3);
  });

  it('stays as it was said while the service cannot be reached, until the day is over', async () => {
    const { state, allowance } = setUp();
    await allowance.get();
    state.reachable = false;
    state.now += 3_600_000;
    expect(await allowance.get()).toMatchObject({ used: 38 });
    state.now = Date.parse(resetsAt);
    expect(await allowance.get()).toBeUndefined();
  });

  it('is asked for again when the clock was set back', async () => {
    const { state, allowance } = setUp();
    await allowance.get();
    state.now -= 86_400_000;
    await allowance.get();
    expect(state.asked).toBe(2);
  });

  it('says how long to wait only where nothing is left', () => {
    expect(secondsToWait({ cap: 250, used: 249, resetsAt }, noon)).toBeUndefined();
    expect(secondsToWait({ cap: 250, used: 250, resetsAt }, noon)).toBe(43_200);
    expect(secondsToWait({ cap: 250, used: 250, resetsAt }, Date.parse(resetsAt) + 1)).toBe(1);
    expect(secondsToWait(undefined, noon)).toBeUndefined();
  });
});
