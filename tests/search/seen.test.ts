import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSighting, hashKey, nobodySeen, startVisit } from '../../utils/search/seen.ts';

describe('who was seen', () => {
  it('knows a person by any key that an earlier page showed', () => {
    const first = addSighting(nobodySeen, [['vanity:a', 'urn:1'], ['vanity:b']]);
    expect(first).toMatchObject({ added: 2, isNew: [true, true] });
    const later = addSighting(startVisit(first.seen), [['urn:1'], ['vanity:c'], ['vanity:c', 'urn:3']]);
    expect(later).toMatchObject({ added: 1, isNew: [false, true, true] });
  });

  it('keeps calling somebody new as long as the visit lasts', () => {
    const visit = startVisit(addSighting(nobodySeen, [['vanity:a']]).seen);
    const page = addSighting(visit, [['vanity:b']]);
    expect(addSighting(page.seen, [['vanity:b']])).toMatchObject({ added: 0, isNew: [true] });
  });

  it('keeps numbers only', () => {
    const { seen } = addSighting(nobodySeen, [['vanity:orla-quist']]);
    expect([...seen.now]).toEqual([hashKey('vanity:orla-quist')]);
  });

  it('does not mix up keys', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ maxLength: 40 }), { maxLength: 300 }), (keys) => {
        expect(new Set(keys.map(hashKey)).size).toBe(keys.length);
      }),
    );
    const many = Array.from({ length: 100_000 }, (_, index) => hashKey(`vanity:person-${index}`));
    expect(new Set(many).size).toBe(many.length);
    expect(many.every(Number.isSafeInteger)).toBe(true);
  });
});
