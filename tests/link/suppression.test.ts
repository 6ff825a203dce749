import { expect, it } from 'vitest';
import { createSuppression } from '../../utils/link/suppression.ts';
import type { SuppressedPeople } from '../../utils/settings.ts';

function setUp(secret = 'this-browser') {
  const world = { kept: null as SuppressedPeople | null };
  const kept = {
    getValue: async () => world.kept,
    setValue: async (people: SuppressedPeople) => {
      world.kept = people;
    },
  };
  return { world, suppression: createSuppression({ kept, newKey: () => secret, alone: (work) => work() }) };
}

it('knows who must not be captured, and nothing of them', async () => {
  const { world, suppression } = setUp();
  await suppression.learn({ suppressed: ['vanity:marker-quist', 'member:ACoAAmarker'] });
  expect(await suppression.find(['vanity:marker-quist', 'vanity:somebody-else'])).toEqual(
    new Set(['vanity:marker-quist']),
  );
  expect(JSON.stringify(world.kept)).not.toMatch(/marker|ACoAA|vanity/);
});

it('is keyed: the same person has another hash in another browser', async () => {
  const one = setUp('one');
  const other = setUp('other');
  for (const { suppression } of [one, other]) await suppression.learn({ suppressed: ['vanity:quist'] });
  expect(one.world.kept?.hashes).not.toEqual(other.world.kept?.hashes);
});

it('forgets somebody once the service says that they may be captured', async () => {
  const { suppression } = setUp();
  await suppression.learn({ suppressed: ['vanity:a', 'vanity:b'] });
  await suppression.learn({ suppressed: [], free: ['vanity:a'] });
  expect(await suppression.find(['vanity:a', 'vanity:b'])).toEqual(new Set(['vanity:b']));
});

it('writes nothing where nothing is new', async () => {
  const { world, suppression } = setUp();
  await suppression.learn({ suppressed: [], free: ['vanity:a'] });
  expect(world.kept).toBeNull();
});
