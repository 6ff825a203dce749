import { describe, expect, it } from 'vitest';
import { finishUnlink, type UnlinkDeps, unlink } from '../../utils/link/unlink.ts';
import type { PendingRevoke } from '../../utils/settings.ts';

function setUp(options: { reachable: boolean; account?: string }) {
  const steps: string[] = [];
  const state: { pending: PendingRevoke | null; receipts: { at: string; receipt?: string }[] } = {
    pending: null,
    receipts: [],
  };
  const step = (name: string) => async () => void steps.push(name);
  const deps: UnlinkDeps = {
    accountId: async () => options.account ?? 'a',
    alone: (work) => work(),
    stopBrowsing: async () => undefined,
    pendingRevoke: {
      getValue: async () => state.pending,
      setValue: async (pending) => {
        steps.push(pending ? `pending ${pending.attempts}` : 'acknowledged');
        state.pending = pending;
      },
    },
    keepReceipt: async (receipt) => void state.receipts.push(receipt),
    abortPush: () => void steps.push('abort push'),
    stopReading: step('stop reading'),
    wipeQueue: async () => {
      steps.push('wipe queue');
      return { leads: 3, searches: 2 };
    },
    forgetMember: step('forget member'),
    withdrawConsents: async () => (options.reachable ? { ok: true } : { ok: false, code: 'crm-unreachable' }),
    deleteLink: async () =>
      options.reachable
        ? {
            ok: true,
            value: { receipt: 'r1', unlinkedAt: '2026-11-22T08:00:01.000Z', hadLink: true, erased: ['name'] },
          }
        : { ok: false, failure: { kind: 'unavailable', reached: false } },
    now: () => Date.UTC(2026, 10, 22, 8),
  };
  return { deps, state, steps };
}

describe('unlinking', () => {
  it('writes the revoke down before it wipes, and gives the receipt', async () => {
    const { deps, state, steps } = setUp({ reachable: true });
    expect(await unlink(deps)).toEqual({
      wiped: { leads: 3, searches: 2 },
      receipt: { id: 'r1', at: '2026-11-22T08:00:01.000Z' },
    });
    expect(steps).toEqual(['pending 0', 'abort push', 'forget member', 'stop reading', 'wipe queue', 'acknowledged']);
    expect(state.receipts.at(-1)).toEqual({ at: '2026-11-22T08:00:00.000Z', receipt: 'r1' });
  });

  it('wipes at once without the service, and tells it later', async () => {
    const options = { reachable: false };
    const { deps, state } = setUp(options);
    expect(await unlink(deps)).toEqual({ wiped: { leads: 3, searches: 2 } });
    expect(state.pending).toMatchObject({ attempts: 1 });
    expect(await finishUnlink(deps)).toEqual({ ok: false, code: 'unlink-pending' });
    options.reachable = true;
    expect(await finishUnlink(deps)).toMatchObject({ ok: true });
    expect(state.pending).toBeNull();
    expect(state.receipts.at(-1)).toMatchObject({ receipt: 'r1' });
  });

  it('wipes again when the worker died after the record and before the wipe', async () => {
    const { deps, state, steps } = setUp({ reachable: true });
    state.pending = { accountId: 'a', askedAt: '2026-11-22T08:00:00.000Z', attempts: 0 };
    await finishUnlink(deps);
    expect(steps).toContain('wipe queue');
  });

  it("is never sent as another account's: that would take that account's link away", async () => {
    const options = { reachable: false, account: 'a' };
    const { deps, state, steps } = setUp(options);
    await unlink(deps);
    Object.assign(options, { reachable: true, account: 'b' });
    expect(await finishUnlink(deps)).toMatchObject({ ok: false });
    expect(state.pending).toMatchObject({ accountId: 'a' });
    expect(steps).not.toContain('acknowledged');
  });

  it('does nothing when no unlink is open', async () => {
    const { deps, steps } = setUp({ reachable: true });
    expect(await finishUnlink(deps)).toMatchObject({ ok: true });
    expect(steps).toEqual([]);
  });
});
