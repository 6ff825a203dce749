import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSessionGuard } from '../../utils/link/session-guard.ts';
import type { SessionBreak, SessionMark } from '../../utils/settings.ts';

function setUp() {
  const world = {
    allowed: true,
    linked: true,
    session: 'first-session' as string | undefined,
    mark: null as SessionMark | null,
    broken: null as SessionBreak | null,
    salts: 0,
  };
  const guard = createSessionGuard({
    isAllowed: async () => world.allowed,
    isLinked: async () => world.linked,
    mark: {
      getValue: async () => world.mark,
      setValue: async (mark) => {
        world.mark = mark;
      },
    },
    sessionBreak: {
      getValue: async () => world.broken,
      setValue: async (broken) => {
        world.broken = broken;
      },
    },
    fingerprint: async (salt) => world.session && createHash('sha256').update(`${salt} ${world.session}`).digest('hex'),
    alone: (work) => work(),
    newSalt: () => `salt-${++world.salts}`,
    now: () => Date.UTC(2026, 10, 25),
  });
  return { world, guard };
}

it('keeps a salted fingerprint and the time, and nothing of the session itself', async () => {
  const { world, guard } = setUp();
  expect(await guard.look()).toBeUndefined();
  expect(Object.keys(world.mark ?? {}).sort()).toEqual(['at', 'fingerprint', 'salt']);
  expect(JSON.stringify(world.mark)).not.toContain('first-session');
  expect(world.mark?.fingerprint).not.toBe(createHash('sha256').update('first-session').digest('hex'));
});

it('stops when the session ends, and again when another one begins; goes on once the user has said that it is them', async () => {
  const { world, guard } = setUp();
  await guard.look();
  world.session = undefined;
  expect(await guard.look()).toMatchObject({ why: 'ended' });
  expect(await guard.accept()).toBe(false); // there is no session to say yes to
  world.session = 'second-session';
  expect(await guard.look()).toMatchObject({ why: 'changed' });
  expect(await guard.accept()).toBe(true);
  expect(await guard.look()).toBeUndefined();
  expect(world.salts).toBeGreaterThan(1); // a new session is a new salt
});

it('goes on by itself when the very same session is back', async () => {
  const { world, guard } = setUp();
  await guard.look();
  world.session = undefined;
  await guard.look();
  world.session = 'first-session';
  expect(await guard.look()).toBeUndefined();
  expect(world.broken).toBeNull();
});

it('asks about whoever signs in where nobody was signed in when it began', async () => {
  const { world, guard } = setUp();
  world.session = undefined;
  expect(await guard.look()).toMatchObject({ why: 'ended' });
  world.session = 'a-session';
  expect(await guard.look()).toMatchObject({ why: 'changed' });
  expect(await guard.accept()).toBe(true);
});

it.each(['allowed', 'linked'] as const)('forgets everything once it is not %s any more', async (what) => {
  const { world, guard } = setUp();
  await guard.look();
  world.session = 'another-session';
  await guard.look();
  world[what] = false;
  expect(await guard.look()).toBeUndefined();
  expect([world.mark, world.broken]).toEqual([null, null]);
});
