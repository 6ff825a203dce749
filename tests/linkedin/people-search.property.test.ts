import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { leadSchema } from '../../utils/lead/lead.ts';
import { expectedRow, type Variant } from '../practice/expected-page.ts';
import { renderSearchPage } from '../practice/generate/render-page.ts';
import { words } from '../practice/generate/words.ts';
import { createQuirkyPage, createSearchPage, languages, type SearchPage, type Slot } from '../practice/search-page.ts';
import { countRefused, livePage, parse, read, readable, SEARCH } from './read.ts';

const pages = fc
  .record({ seed: fc.integer(), number: fc.integer({ min: 1, max: 5 }), language: fc.constantFrom(...languages) })
  .map(({ seed, number, language }) => createSearchPage(seed, number, { language }));
const quirky = fc
  .record({
    seed: fc.integer(),
    size: fc.oneof(fc.integer({ min: 1, max: 25 }), fc.constant(40)),
    language: fc.constantFrom(...languages),
  })
  .map(({ seed, size, language }) => createQuirkyPage(seed, size, language));
const RUNS = { numRuns: 6 };
// jsdom parses slowly, and the machine may be busy: a limit against hanging, not a measurement.
vi.setConfig({ testTimeout: 120_000 });

/** The truth of a page: where the language has no known word for the present job, the page does not state it. */
const truthOf = (page: SearchPage, variant: Variant) =>
  page.slots.flatMap((slot) => {
    if (slot.kind !== 'person') return [];
    const { position, company, ...row } = expectedRow(slot.person, slot.linkedBy, variant, slot.quirks);
    return [words[page.language].current ? { ...row, ...(position && { position, company }) } : row];
  });
/** "Ida Brek is a mutual connection", without a link: one, in the languages whose words are known, or nothing. */
const isToldInWords = (slot: Slot): slot is Slot & { kind: 'person' } =>
  slot.kind === 'person' && slot.quirks?.mutualAsText === true && !slot.quirks.hasFollowers;
const addressOf = (page: SearchPage) => `${SEARCH}&page=${page.number}`;

describe.each(['E1', 'E2', 'S1', 'S2'] as const)('any page in layout %s', (variant) => {
  test('gives every person with every field, refuses every anonymous one, and invents nothing', () => {
    fc.assert(
      fc.property(pages, (page) => {
        const found = read(parse(renderSearchPage(page, variant)), addressOf(page));
        expect(found.state).toBe('results');
        expect(readable(found.rows)).toEqual(truthOf(page, variant));
        expect(countRefused(found.rows, 'anonymous')).toBe(
          page.slots.filter(({ kind }) => kind === 'anonymous').length,
        );
        expect(found.position).toEqual({ page: page.number, total: page.total });
        for (const row of found.rows) if ('lead' in row) leadSchema.parse(row.lead);
      }),
      RUNS,
    );
  });

  test('of any size, with every quirk, reads the same', () => {
    fc.assert(
      fc.property(quirky, (page) => {
        const found = read(parse(renderSearchPage(page, variant)), addressOf(page));
        const mayTell = new Set(
          page.slots.flatMap((slot) => (isToldInWords(slot) ? [`member:${slot.person.memberId}`] : [])),
        );
        const rows = readable(found.rows).map(({ sharedConnections, ...row }) =>
          sharedConnections === 1 && row.identityKeys.some((key) => mayTell.has(key))
            ? row
            : { ...row, ...(sharedConnections && { sharedConnections }) },
        );
        expect(rows).toEqual(truthOf(page, variant));
        const anonymous = page.slots.filter(({ kind }) => kind === 'anonymous').length;
        expect({ state: found.state, anonymous: countRefused(found.rows, 'anonymous') }).toEqual({
          state: 'results',
          anonymous,
        });
      }),
      RUNS,
    );
  });

  test('never tells who an anonymous result is', () => {
    fc.assert(
      fc.property(pages, (page) => {
        const told = JSON.stringify(read(parse(renderSearchPage(page, variant)), addressOf(page)));
        for (const slot of page.slots) {
          if (slot.kind !== 'anonymous') continue;
          expect(told).not.toContain(slot.person.vanity);
          expect(told).not.toContain(slot.person.memberId);
        }
      }),
      RUNS,
    );
  });
});

test('the two Ember layouts of one page read equal', () => {
  fc.assert(
    fc.property(fc.oneof(pages, quirky), (page) => {
      const [first, second] = (['E1', 'E2'] as const).map((variant) =>
        read(parse(renderSearchPage(page, variant)), addressOf(page)),
      );
      expect({ ...first, layout: '' }).toEqual({ ...second, layout: '' });
    }),
    RUNS,
  );
});

test.each(['S1', 'S2'] as const)('%s reads equal as its script builds it and as a saved file is parsed', (variant) => {
  fc.assert(
    fc.property(fc.oneof(pages, quirky), (page) => {
      const saved = read(parse(renderSearchPage(page, variant)), addressOf(page));
      const live = read(livePage(page, variant), addressOf(page));
      expect({ ...saved, viewer: undefined }).toEqual({ ...live, viewer: undefined });
    }),
    RUNS,
  );
});
