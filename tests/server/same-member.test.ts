import { expect, it } from 'vitest';
import { compareMembers } from '../../server/contract/same-member.ts';

it.each([
  ['same', ['vanity:orla'], ['vanity:orla', 'urn:7']],
  ['same', ['vanity:old', 'urn:7'], ['vanity:new', 'urn:7']],
  ['same', ['urn:7', 'urn:8'], ['urn:8']],
  ['other', ['vanity:orla'], ['vanity:tomas']],
  ['other', ['vanity:orla', 'urn:7'], ['urn:8']],
  ['other', ['vanity:orla', 'member:ACoAAx'], ['vanity:orla', 'member:ACoAAy']], // the name passed to somebody else
  ['other', ['urn:7', 'member:ACoAAx'], ['urn:7', 'member:ACoAAy']],
  ['unknown', ['vanity:orla'], ['urn:7']],
  ['unknown', [], ['urn:7']],
] as const)('%s: %j and %j', (verdict, one, other) => {
  expect(compareMembers(one, other)).toBe(verdict);
  expect(compareMembers(other, one)).toBe(verdict);
});
