import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalKey } from '../../server/contract/canonical-key.ts';
import { identityKeySchema } from '../../server/contract/leads.ts';
import { parseProfile } from '../../server/requests/profile.ts';

const parts = ['%', '25', '%25', '%41', '%2F', '%C3', '%B3', 'a', 'H', '\u0331', 'İ', 'Σ', 'ό', '\u0301', 'z', '%zz'];
const kind = fc.constantFrom('vanity:', 'company:');
const name = fc.oneof(
  fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 40 }).map((some) => some.join('')),
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }),
);

test('the one spelling of a key is its own one spelling, and is a key', () => {
  const check = (key: string) => {
    const canonical = canonicalKey(key);
    expect(canonicalKey(canonical)).toBe(canonical);
    if (identityKeySchema.safeParse(key).success) expect(canonical).toMatch(/^(?:vanity|company):[^\s/?#:\p{C}]+$/u);
  };
  fc.assert(
    fc.property(kind, name, (its, one) => check(its + one)),
    {
      numRuns: 5000,
      examples: [
        ['vanity:', 'orla%2541'],
        ['company:', '%2525'],
        ['vanity:', 'H\u0331'],
      ],
    },
  );
  for (let code = 0x21; code < 0x30000; code++) check(`vanity:a${String.fromCodePoint(code)}`);
});

test.each([
  ['vanity:Orla-Quist', 'vanity:orla-quist'],
  ['vanity:o%CC%81rla', 'vanity:órla'],
  ['vanity:%25C3%25B3rla', 'vanity:órla'],
  ['vanity:orla%252541', 'vanity:orlaa'],
  ['vanity:a%2Fb', 'vanity:a%2fb'],
  ['vanity:100%25', 'vanity:100%'],
  ['member:ACoAA%41', 'member:ACoAA%41'],
])('%s is spelled %s', (key, canonical) => expect(canonicalKey(key)).toBe(canonical));

test('what decodes on and on is left alone', () => {
  const deep = `vanity:a%${'25'.repeat(190)}41`;
  expect(canonicalKey(deep)).toBe(deep);
});

test('whoever names their profile is found under the spelling in which they are held', () => {
  expect(parseProfile('https://www.linkedin.com/in/%2525C3%2525B3rla')).toBe('vanity:órla');
});
