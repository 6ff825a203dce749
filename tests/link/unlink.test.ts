// Long: one unlink, and every place at which it can die.
import { describe, expect, it } from 'vitest';
import type { ConsentChoice } from '../../server/contract/consents.ts';
import type { CrmClient } from '../../utils/crm/client.ts';
import { tellService } from '../../utils/link/tell-service.ts';
import { finishUnlink, type UnlinkDeps, undoLink, unlink } from '../../utils/link/unlink.ts';
import type { PendingRevoke, UnlinkReceipt, UnlinkStep } from '../../utils/settings.ts';

const ended = [{ purpose: 'capture', state: 'withdrawn' }] as ConsentChoice[];

/** A browser and a service; at step `diesAt` the worker dies, and nothing of that life runs after it. */
function setUp(options: { reachable: boolean; account?: string }) {
  const world = {
    account: options.account ?? ('a' as string | undefined),
    linked: true,
    reading: true,
    queue: 3,
    pending: null as PendingRevoke | null,
    unheard: [] as PendingRevoke[],
    receipt: null as UnlinkReceipt | null,
    progress: [] as (UnlinkStep | null)[],
    keepersEnded: [] as unknown[],
    told: [] as PendingRevoke[],
    signedIn: true,
  };
  const steps: string[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const live = (diesAt = Number.POSITIVE_INFINITY): UnlinkDeps => {
    let taken = 0;
    const step = async <T>(name: string, change: () => T): Promise<T> => {
      if (++taken > diesAt) throw new Error('dead');
      steps.push(name);
      return change();
    };
    return {
      accountId: async () => world.account,
      pendingRevoke: {
        getValue: async () => world.pending,
        setValue: (pending) =>
          step(pending ? `pending ${pending.attempts}` : 'acknowledged', () => {
            world.pending = pending;
          }),
      },
      unheardRevokes: {
        getValue: async () => world.unheard,
        setValue: (unheard) =>
          step('unheard', () => {
            world.unheard = unheard;
          }),
      },
      receipt: {
        getValue: async () => world.receipt,
        setValue: (receipt) =>
          step('receipt', () => {
            world.receipt = receipt;
          }),
      },
      progress: async (at) => void world.progress.push(at),
      standing: async () => world.progress.at(-1) ?? null,
      isLinked: async () => world.linked,
      exclusive: (work) => {
        const turn = last.then(work);
        last = turn.catch(() => undefined);
        return turn;
      },
      letKeepersEnd: async () => void world.keepersEnded.push(world.progress.at(-1)),
      abortPush: () => void steps.push('abort push'),
      stopBrowsing: () => step('stop browsing', () => undefined),
      alone: (work) => work(),
      stopReading: () =>
        step('stop reading', () => {
          world.reading = false;
        }),
      wipeQueue: () =>
        step('wipe queue', () => {
          const leads = world.queue;
          world.queue = 0;
          return { leads, searches: 2 };
        }),
      forgetMember: () =>
        step('forget member', () => {
          world.linked = false;
        }),
      endedChoices: async () => ended,
      leaveAccount: () =>
        step('leave account', () => {
          world.account = undefined;
        }),
      tell: (pending) =>
        step('tell', () => {
          if (!options.reachable) return { ok: false, failure: { kind: 'unavailable', reached: false } };
          const isOver = pending.accountId === 'z' && world.account !== 'z';
          if (isOver) return { ok: false, failure: { kind: 'unauthenticated' } };
          world.told.push(pending);
          const value = { receipt: 'r1', unlinkedAt: '2026-11-22T08:00:01.000Z', hadLink: true, erased: ['name'] };
          return { ok: true, value };
        }),
      unsentChoices: async () => [],
      signingOut: { getValue: async () => null, setValue: async () => undefined },
      signOutHere: async () => undefined,
      endSignIn: () =>
        step('end sign-in', () => {
          world.signedIn = false;
        }),
      now: () => Date.UTC(2026, 10, 22, 8),
    };
  };
  return { world, steps, live };
}

const gone = { linked: false, reading: false, queue: 0, pending: null, account: undefined, signedIn: false };

describe('unlinking', () => {
  it('writes the revoke down before it wipes, and gives the receipt', async () => {
    const { live, world, steps } = setUp({ reachable: true });
    expect(await unlink(live(), 'popup')).toEqual({
      wiped: { leads: 3, searches: 2 },
      receipt: { id: 'r1', at: '2026-11-22T08:00:01.000Z' },
    });
    const wipe = ['abort push', 'stop browsing', 'forget member', 'stop reading', 'wipe queue'];
    const after = ['receipt', 'leave account', 'pending 0', 'tell', 'receipt', 'end sign-in', 'acknowledged'];
    expect(steps).toEqual(['pending 0', ...wipe, ...after]);
    expect(world).toMatchObject(gone);
    expect(world.told).toMatchObject([{ accountId: 'a', choices: ended, left: true }]);
    expect(world.receipt).toEqual({
      ...{ at: '2026-11-22T08:00:00.000Z', by: 'popup', wiped: { leads: 3, searches: 2 } },
      ...{ receipt: 'r1', confirmedAt: '2026-11-22T08:00:01.000Z', erased: ['name'] },
    });
    expect(world.progress).toEqual(['stop', 'erase', 'tell', null]);
    expect(world.keepersEnded).toEqual(['stop']); // before anything is forgotten, and after nothing new is kept
  });

  it('wipes at once without the service, and tells it later', async () => {
    const options = { reachable: false };
    const { live, world } = setUp(options);
    expect(await unlink(live(), 'popup')).toEqual({ wiped: { leads: 3, searches: 2 } });
    expect(world).toMatchObject({ ...gone, pending: { attempts: 1 }, signedIn: true });
    expect(await finishUnlink(live())).toEqual({ ok: false, code: 'unlink-pending' });
    options.reachable = true;
    expect(await finishUnlink(live())).toMatchObject({ ok: true });
    expect(world).toMatchObject(gone);
    expect(world.receipt).toMatchObject({ wiped: { leads: 3 }, receipt: 'r1' });
  });

  it('comes to the same end wherever it dies, and the service is told at least once', async () => {
    const whole = setUp({ reachable: true });
    await unlink(whole.live(), 'popup');
    const places = whole.steps.filter((name) => name !== 'abort push').length;
    let survived = 0;
    for (let diesAt = 1; diesAt < places; diesAt++) {
      const { live, world } = setUp({ reachable: true });
      await expect(unlink(live(diesAt), 'popup')).rejects.toThrow('dead');
      // While it is open it stands somewhere: whoever looks next goes on with it at once.
      if (world.pending) expect(world.progress.at(-1), `died at step ${diesAt}`).not.toBeNull();
      await finishUnlink(live());
      expect(world, `died at step ${diesAt}`).toMatchObject(gone);
      expect(world.told.length).toBeGreaterThan(0);
      survived++;
    }
    console.info(`D5 unlink killed at each of its steps: ${survived} of ${places - 1} survived`);
    expect(survived).toBeGreaterThan(8);
  });

  it.each([
    ['unlinks', () => unlink],
    ['undoes the link', () => undoLink],
  ])('%s once, though two saw the reason for it: the second leaves the receipt as it is', async (_, end) => {
    const { live, world } = setUp({ reachable: true });
    await Promise.all([end()(live(), 'browser'), end()(live(), 'browser')]);
    expect(world.told).toHaveLength(1);
    expect(world.receipt).toMatchObject({ receipt: 'r1' });
    expect(world.progress.at(-1)).toBeNull();
  });

  it('asked for a second time, finishes what the first has left open', async () => {
    const { live, world } = setUp({ reachable: true });
    await unlink(live(7), 'popup').catch(() => undefined);
    expect(world.linked).toBe(false);
    expect(await unlink(live(), 'popup')).toMatchObject({ receipt: { id: 'r1' } });
    expect(world).toMatchObject(gone);
  });

  it('does nothing when no unlink is open', async () => {
    const { live, steps } = setUp({ reachable: true });
    expect(await finishUnlink(live())).toMatchObject({ ok: true });
    expect(steps).toEqual([]);
  });

  it('undoes the link alone: what waits goes on waiting, and the account stays', async () => {
    const { live, world } = setUp({ reachable: true });
    await undoLink(live());
    expect(world).toMatchObject({
      linked: false,
      reading: false,
      queue: 3,
      pending: null,
      account: 'a',
      signedIn: true,
    });
    expect(world.told).toMatchObject([{ only: 'link' }]);
  });

  it('undoes the link alone also when the worker dies in between', async () => {
    for (let diesAt = 1; diesAt < 6; diesAt++) {
      const { live, world } = setUp({ reachable: true });
      await undoLink(live(diesAt)).catch(() => undefined);
      await finishUnlink(live());
      expect(world).toMatchObject({ linked: false, reading: false, queue: 3, pending: null, account: 'a' });
    }
  });
});

describe('an unlink that nobody can tell, for its sign-in is over', () => {
  const other: PendingRevoke = {
    accountId: 'z',
    askedAt: '2026-11-20T08:00:00.000Z',
    attempts: 3,
    left: true,
    by: 'popup',
  };

  it('outlives the unlink of the next account, wherever that dies, and is told once its own account signs in again', async () => {
    const whole = setUp({ reachable: true });
    whole.world.pending = other;
    await unlink(whole.live(), 'popup');
    expect(whole.world.unheard).toEqual([other]);
    const places = whole.steps.filter((name) => name !== 'abort push').length;
    for (let diesAt = 0; diesAt < places; diesAt++) {
      const { live, world } = setUp({ reachable: true });
      world.pending = other;
      await unlink(live(diesAt), 'popup').catch(() => undefined);
      await finishUnlink(live());
      if (world.linked) await unlink(live(), 'popup'); // it had not begun: the user asks again
      world.account = 'z';
      world.told = [];
      await finishUnlink(live());
      await finishUnlink(live());
      expect(world.told, `died at step ${diesAt}`).toMatchObject([{ accountId: 'z', askedAt: other.askedAt }]);
      expect(world).toMatchObject({ pending: null, unheard: [] });
    }
  });

  it('is told once: a worker that dies while it is moved leaves no second one, which would take a later link away', async () => {
    for (let diesAt = 0; diesAt < 12; diesAt++) {
      const { live, world } = setUp({ reachable: true, account: 'z' });
      world.unheard = [other];
      await finishUnlink(live(diesAt)).catch(() => undefined);
      await finishUnlink(live());
      world.told = [];
      await finishUnlink(live());
      expect(world).toMatchObject({ told: [], pending: null, unheard: [] });
    }
  });
});

describe('an unlink of somebody who is signed out of the CRM', () => {
  it('is finished here wherever it dies, though there is nobody to tell', async () => {
    for (let diesAt = 1; diesAt < 10; diesAt++) {
      const { live, world } = setUp({ reachable: true });
      world.account = undefined;
      await unlink(live(diesAt), 'popup').catch(() => undefined);
      await finishUnlink(live());
      if (world.progress.length > 0) expect(world, `died at step ${diesAt}`).toMatchObject({ linked: false, queue: 0 });
      expect(world.progress.at(-1) ?? null).toBeNull();
    }
  });
});

describe('a receipt', () => {
  it('is there after the wipe, whichever worker came to it, though the service has not answered', async () => {
    for (let diesAt = 1; diesAt < 12; diesAt++) {
      const { live, world } = setUp({ reachable: false });
      await unlink(live(diesAt), 'service').catch(() => undefined);
      await finishUnlink(live());
      expect(world.receipt, `died at step ${diesAt}`).toMatchObject({ at: '2026-11-22T08:00:00.000Z', by: 'service' });
    }
  });
});

describe('telling the service', () => {
  const pending: PendingRevoke = { accountId: 'a', askedAt: '', attempts: 0, left: true, choices: ended };
  const client = (signedIn: boolean, calls: string[], name: string) =>
    (async ({ path }: { path: string }) => {
      calls.push(`${name} ${path}`);
      return signedIn ? { ok: true, value: {} } : { ok: false, failure: { kind: 'unauthenticated' } };
    }) as unknown as CrmClient;
  const tell = (signedIn: { aside: boolean; account?: string }, more: Partial<PendingRevoke> = {}) => {
    const calls: string[] = [];
    const deps = {
      asWhoLeft: client(signedIn.aside, calls, 'aside'),
      asSignedIn: client(true, calls, 'signed-in'),
      accountId: async () => signedIn.account,
    };
    return tellService(deps, { ...pending, ...more }).then((answer) => ({ answer, calls }));
  };

  it('uses the sign-in that was put aside, and says what is not allowed any more before it unlinks', async () => {
    expect((await tell({ aside: true, account: 'b' })).calls).toEqual(['aside v1/consents', 'aside v1/linkedin-link']);
  });

  it('uses a new sign-in to the same account where the old one has ended', async () => {
    const { calls } = await tell({ aside: false, account: 'a' });
    expect(calls).toEqual(['aside v1/consents', 'signed-in v1/consents', 'signed-in v1/linkedin-link']);
  });

  it("is never sent as another account's: that would take that account's link away", async () => {
    const { answer, calls } = await tell({ aside: false, account: 'b' });
    expect(answer).toMatchObject({ ok: false });
    expect(calls).toEqual(['aside v1/consents']);
    expect((await tell({ aside: true, account: 'b' }, { only: 'link', left: undefined })).calls).toEqual([]);
  });
});
