import { describe, expect, test } from 'vitest';
import { findPageAdapter, pageAdapters } from '../../utils/linkedin/registry.ts';

test.each(pageAdapters.flatMap(({ id, examples }) => examples.map((example) => [id, example] as const)))(
  'only %s matches %s',
  (id, example) => {
    const url = new URL(example);
    expect(pageAdapters.filter((adapter) => adapter.matches(url)).map((adapter) => adapter.id)).toEqual([id]);
    expect(findPageAdapter(url)?.id).toBe(id);
  },
);

describe('is not LinkedIn, or no page that can be read', () => {
  test.each([
    'https://www.linkedin.com.evil.example/search/results/people/',
    'https://evil.example/www.linkedin.com/search/results/people/',
    'https://notlinkedin.com/search/results/people/',
    'https://de.linkedin.com/search/results/people/',
    'https://www.linkedin.com:8443/search/results/people/',
    'http://www.linkedin.com/search/results/people/',
    'https://www.linkedin.com/search/results/peoples/',
    'https://www.linkedin.com/jobs/',
  ])('%s', (address) => expect(findPageAdapter(new URL(address))).toBeUndefined());
});
