import { describe, expect, it } from 'vitest';
import { createAllowance } from '../../utils/capture/allowance.ts';
import { createSameAccount } from '../../utils/link/same-account.ts';

function setUp() {
  const world = { standing: 'a linked-at-8' as string | undefined, leaving: false, kept: [] as string[] };
  const sameAccount = createSameAccount({
    standing: async () => world.standing,
    isLeaving: async () => world.leaving,
    shared: (work) => work(),
  });
  const put = (what: string) => async () => {
    world.kept.push(what);
    return what;
  };
  return { world, sameAccount, put };
}

describe('what was asked as an account', () => {
  it('is kept while it is the same one', async () => {
    const { sameAccount, put, world } = setUp();
    const keep = await sameAccount();
    expect(await keep(put('search'))).toBe('search');
    expect(world.kept).toEqual(['search']);
  });

  it.each([
    ['an unlink has begun', { leaving: true }],
    ['it has signed out', { standing: undefined }],
    ['another one has signed in', { standing: 'b linked-at-9' }],
    ['it is linked to another member', { standing: 'a linked-at-9' }],
  ])('is not kept once %s', async (_, later) => {
    const { sameAccount, put, world } = setUp();
    const keep = await sameAccount();
    Object.assign(world, later);
    expect(await keep(put('search'))).toBeUndefined();
    expect(world.kept).toEqual([]);
  });

  it('is not kept where nobody was signed in', async () => {
    const { sameAccount, put, world } = setUp();
    world.standing = undefined;
    const keep = await sameAccount();
    expect(await keep(put('search'))).toBeUndefined();
  });

  it("is, for one, the day's allowance: the next account is not told of the last one's", async () => {
    const { sameAccount, world } = setUp();
    const kept: unknown[] = [];
    const allowance = createAllowance({
      read: async () => {
        world.standing = 'b linked-at-9'; // while the answer is on its way
        return { ok: true, value: { cap: 250, used: 250, resetsAt: '2026-11-23T00:00:00.000Z' } };
      },
      kept: { getValue: async () => null, setValue: async (known) => void kept.push(known) },
      sameAccount,
      now: () => Date.UTC(2026, 10, 22),
    });
    await allowance.get();
    expect(kept).toEqual([]);
  });
});
