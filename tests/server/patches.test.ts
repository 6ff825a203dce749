import { expect, test } from 'vitest';
import { createPatches } from '../../server/leads/patches.ts';
import type { Placed } from '../../server/leads/store.ts';

const seen = (place: number, capturedAt: string, fields: Record<string, unknown>): Placed => ({
  place,
  clientRef: `ref-${place}`,
  kind: 'person',
  keys: ['vanity:an-invented-person'],
  fields,
  capturedAt,
  source: { url: 'https://www.linkedin.com/search/results/people/', page: 'people-search' },
  leadId: 'lead-1',
});

test('several captures of one lead in a batch: per field the newest, of two of one moment the later row; the earliest is the first', () => {
  const morning = '2026-11-01T08:00:00.000Z';
  const evening = '2026-11-01T20:00:00.000Z';
  const patches = createPatches([
    seen(2, morning, { headline: 'Clerk', location: 'Malmö' }),
    seen(1, evening, { headline: 'Buyer', company: 'Quay' }),
    seen(0, evening, { headline: 'Seller', company: undefined }),
  ]);
  expect(patches).toEqual([
    {
      id: 'lead-1',
      kind: 'person',
      first: morning,
      fields: { headline: 'Buyer', company: 'Quay', location: 'Malmö' },
      provenance: {
        headline: { by: 'capture', at: evening, ref: 'ref-1' },
        company: { by: 'capture', at: evening, ref: 'ref-1' },
        location: { by: 'capture', at: morning, ref: 'ref-2' },
      },
    },
  ]);
});
