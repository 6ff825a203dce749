import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { pageAdapters } from '../../utils/linkedin/registry.ts';
import { parse, read } from './read.ts';

/** fixtures/<adapter id>/<year>-<month>-<what>.html, invented people only; beside each the Extraction it must give. */
// A limit against hanging, not a measurement.
vi.setConfig({ testTimeout: 120_000 });
const FIXTURES = join(import.meta.dirname, 'fixtures');

describe.each(readdirSync(FIXTURES))('saved pages of %s', (id) => {
  test('belong to an adapter', () => expect(pageAdapters.map((adapter) => adapter.id)).toContain(id));

  const pages = readdirSync(join(FIXTURES, id)).filter((file) => file.endsWith('.html'));
  test.each(pages)('%s', (file) => {
    const html = join(FIXTURES, id, file);
    const golden = html.replace(/\.html$/, '.golden.json');
    const page = parse(readFileSync(html, 'utf8'));
    const extraction = read(page, page.querySelector('link[rel=canonical]')?.getAttribute('href') ?? undefined);
    const told = `${JSON.stringify(extraction, null, 2)}\n`;
    expect(extraction.page).toBe(id);
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, told);
    if (!existsSync(golden)) throw new Error(`${golden} is missing: write it with UPDATE_GOLDEN=1 and review it`);
    expect(JSON.parse(told)).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
  });
});
