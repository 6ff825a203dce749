import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { leadSchema } from '../../utils/lead/lead.ts';
import type { Extraction } from '../../utils/linkedin/extraction.ts';
import { buildLive } from '../practice/generate/tree.ts';
import { type PracticePage, practicePage, practicePageKinds } from '../practice/practice-page.ts';
import { languages } from '../practice/search-page.ts';
import { countRefused, parse, read } from './read.ts';

const wishes = fc.record({
  seed: fc.integer(),
  language: fc.constantFrom(...languages),
  number: fc.integer({ min: 1, max: 4 }),
});
const RUNS = { numRuns: 6 };
// jsdom parses slowly, and the machine may be busy: a limit against hanging, not a measurement.
vi.setConfig({ testTimeout: 120_000 });

const addressOf = (page: PracticePage) => `https://www.linkedin.com${page.path}`;
const leadsOf = (found: Extraction) =>
  found.rows.flatMap((row) => {
    if (!('lead' in row)) return [];
    const { kind: _, name, ...fields } = row.lead;
    return [{ ...fields, name: name.shown }];
  });

describe.each(practicePageKinds)('%s', (kind) => {
  test('any page gives every row with every field, refuses every anonymous one, and invents nothing', () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const page = practicePage(kind, wish);
        const found = read(parse(page.html), addressOf(page));
        expect({ page: found.page, state: found.state }).toEqual({ page: page.id, state: 'results' });
        expect(leadsOf(found)).toEqual(page.truth.rows);
        expect(countRefused(found.rows, 'anonymous')).toBe(page.truth.anonymous);
        expect(countRefused(found.rows, 'unreadable')).toBe(page.truth.pending);
        for (const row of found.rows) if ('lead' in row) leadSchema.parse(row.lead);
      }),
      RUNS,
    );
  });
});

test.each(practicePageKinds.filter((kind) => kind.endsWith(' sdui')))(
  '%s reads equal as its script builds it and as a saved file is parsed',
  (kind) => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const page = practicePage(kind, wish);
        const live = parse('<!DOCTYPE html><nav data-testid="primary-nav"></nav><main id="workspace"></main>');
        if (page.tree) live.querySelector('main')?.appendChild(buildLive(live, page.tree));
        const saved = read(parse(page.html), addressOf(page));
        expect({ ...read(live, addressOf(page)), viewer: undefined }).toEqual({ ...saved, viewer: undefined });
      }),
      RUNS,
    );
  },
);
