import { expect, it } from 'vitest';
import { toCoverage } from '../../utils/search/coverage.ts';

it.each([
  [[], undefined, { read: [], missing: [] }],
  [[3, 1, 2, 4], 12, { read: [[1, 4]], missing: [], total: 12 }],
  [
    [1, 2, 4, 5, 9],
    12,
    {
      read: [
        [1, 2],
        [4, 5],
        [9, 9],
      ],
      missing: [3, 6, 7, 8],
      total: 12,
    },
  ],
  [[2, 2], undefined, { read: [[2, 2]], missing: [1] }],
  [[7], 5, { read: [[7, 7]], missing: [1, 2, 3, 4, 5, 6], total: 7 }],
] as const)('pages %j of %s', (pages, total, coverage) => {
  expect(toCoverage(pages, total)).toEqual(coverage);
});
