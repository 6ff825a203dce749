import { expect, test } from 'vitest';
import { countSharedIn, isFollowers } from '../../utils/linkedin/shared-connections.ts';

test.each([
  [{ text: '8 mutual connections' }, 8],
  [{ text: 'Ida Brek is a mutual connection' }, 1],
  [{ text: 'Ida Brek to wspólny kontakt' }, 1],
  [{ text: 'Tomas Vell and 3 other mutual connections' }, 4],
  [{ text: 'Tomas Vell and 3 others', linked: 1, shared: '3 others' }, 4],
  [{ text: 'Tomas Vell, Ida Brek e mais 8 conexões em comum', linked: 2, shared: 'mais 8 conexões em comum' }, 10],
  [{ text: 'Tomas Vellさん、他8人の共通のつながり', linked: 1, shared: '他8人の共通のつながり' }, 9],
  [{ text: 'Tomas Vell님 외 8명의 함께 아는 1촌', linked: 1, shared: '8명의 함께 아는 1촌' }, 9],
  [{ text: 'Tomas Vell, Ida Brek', linked: 2, isOnlyNames: true as const }, 2],
  // A comma may stand in a name, a rounded number is none, services are no connections.
  [{ text: 'Tomas Vell, PhD and 3 other mutual connections' }, undefined],
  [{ text: '2K mutual connections' }, undefined],
  [{ text: 'Provides services – Consulting', linked: 1 }, undefined],
  [{ text: '2,000 followers' }, undefined],
  [{ text: 'Summary: 8 mutual connections made' }, undefined],
])('%o → %s', (line, count) => expect(countSharedIn(line)).toBe(count));

test.each([
  '2K followers',
  '2 tys. obserwujących',
  '2.345 Follower:innen',
  '2 000 abonnés',
  'フォロワー2,000人',
  '٢٠٠٠ متابع',
])('%s are followers, and no place', (line) => expect(isFollowers(line.normalize())).toBe(true));
test.each(['10 Downing Street', 'Malmö', '75001 Paris', 'Follower, Oregon'])('%s is a place', (line) =>
  expect(isFollowers(line)).toBe(false),
);
