import { expect, test } from 'vitest';
import { companyKey, profileKey } from '../../utils/lead/identity-key.ts';

test.each([
  ['Orla-Quist', 'vanity:orla-quist'],
  ['pawe%C5%82-przyk%C5%82ad', 'vanity:paweł-przykład'],
  ['pawel\u0301', 'vanity:paweĺ'],
  ['bad%E0%A4%A', 'vanity:bad%e0%a4%a'],
  ['ACoAAFAKE00001', 'member:ACoAAFAKE00001'],
  ['ACwAAFAKE00001', 'sales:ACwAAFAKE00001'],
  ['me', undefined],
  ['ACr_throwaway', undefined],
  ['a%2Fb', undefined],
  ['a%20b', undefined],
  ['a:b', undefined],
  ['a\u202Eb', undefined],
  ['', undefined],
])('profile %s', (segment, key) => expect(profileKey(segment)).toBe(key));

test('companies go by vanity name or number', () => {
  expect(companyKey('Norrvik-Steel')).toBe('company:norrvik-steel');
  expect(companyKey('445566')).toBe('company:445566');
});
