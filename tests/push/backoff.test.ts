import { expect, it } from 'vitest';
import { waitAfter } from '../../utils/push/backoff.ts';

it.each([
  ['what the service asked for', 0, 5000, 5000],
  ['not less than a second', 0, 0, 1000],
  ['not more than an hour', 0, 10 ** 12, 3_600_000],
  ['full jitter over 30 s at first', 0, undefined, 15_000],
  ['doubled with each failure', 2, undefined, 60_000],
  ['never more than 15 minutes', 60, undefined, 450_000],
])('waits %s', (_, attempts, retryAfterMs, expected) => {
  expect(waitAfter(attempts, () => 0.5, retryAfterMs)).toBe(expected);
});
