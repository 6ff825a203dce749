import { describe, expect, it } from 'vitest';
import { guardMember } from '../../utils/link/member-guard.ts';
import { compareMembers } from '../../utils/link/same-member.ts';
import type { OtherMember } from '../../utils/settings.ts';

it.each([
  ['same', ['vanity:orla'], ['vanity:orla', 'urn:7']],
  ['same', ['vanity:old', 'urn:7'], ['vanity:new', 'urn:7']],
  ['other', ['vanity:orla'], ['vanity:tomas']],
  ['other', ['vanity:orla', 'urn:7'], ['urn:8']],
  ['unknown', ['vanity:orla'], ['urn:7']],
] as const)('%s: %j and %j', (verdict, one, other) => {
  expect(compareMembers(one, other)).toBe(verdict);
  expect(compareMembers(other, one)).toBe(verdict);
});

describe('the member guard', () => {
  const linked = { identityKeys: ['vanity:orla'], name: 'Orla Quist', linkedAt: '2026-11-22T08:00:00Z' };
  const setUp = () => {
    const kept: { seen: OtherMember | null } = { seen: null };
    const deps = {
      otherMemberSeen: {
        getValue: async () => kept.seen,
        setValue: async (seen: OtherMember | null) => {
          kept.seen = seen;
        },
      },
      now: () => 0,
    };
    return { kept, deps };
  };
  const tomas = { identityKeys: ['vanity:tomas'], name: { shown: 'Tomas Vell' }, source: 'rehydration' };
  const orla = { identityKeys: ['vanity:orla'], source: 'rehydration' };

  it('stops when another member is seen, stays stopped on pages that show nobody, and goes on when the linked one is back', async () => {
    const { deps } = setUp();
    expect(await guardMember(deps, linked, undefined)).toBeUndefined();
    expect(await guardMember(deps, linked, tomas)).toMatchObject({ name: 'Tomas Vell' });
    expect(await guardMember(deps, linked, undefined)).toMatchObject({ name: 'Tomas Vell' });
    expect(await guardMember(deps, linked, orla)).toBeUndefined();
    expect(await guardMember(deps, linked, undefined)).toBeUndefined();
  });

  it('says once that another member was seen: who watches reads again, and that reading must not say it anew', async () => {
    const { deps, kept } = setUp();
    await guardMember(deps, linked, tomas);
    const said = kept.seen;
    await guardMember({ ...deps, now: () => deps.now() + 1000 }, linked, tomas);
    expect(kept.seen).toBe(said);
  });
});
