import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Lead } from '../../utils/lead/lead.ts';
import { pageAdapters } from '../../utils/linkedin/registry.ts';
import { parse, read } from './read.ts';

vi.setConfig({ testTimeout: 120_000 });
const FIXTURES = join(import.meta.dirname, 'fixtures');
const saved = readdirSync(FIXTURES).flatMap((id) =>
  readdirSync(join(FIXTURES, id))
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({ id, file, html: readFileSync(join(FIXTURES, id, file), 'utf8') })),
);

/** Without the keys: which of them a page shows depends on where it is shown. */
const told = (leads: Lead[]) => leads.map(({ kind, name }) => `${kind} ${name.shown}`);
const leadsOf = (html: string, address: string): Lead[] =>
  read(parse(html), address).rows.flatMap((row) => ('lead' in row ? [row.lead] : []));

/** The address changes before the content does: every page type meets every other's content. */
describe.each(saved)('$id/$file at another page’s address', ({ id, html }) => {
  const own = pageAdapters.find((adapter) => adapter.id === id)?.examples[0] ?? '';
  const ownLeads = told(leadsOf(html, /canonical" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? own));

  test('gives nobody and nothing that is not on it', () => {
    for (const adapter of pageAdapters) {
      const strangers = told(leadsOf(html, adapter.examples[0])).filter((lead) => !ownLeads.includes(lead));
      expect({ at: adapter.id, strangers }).toEqual({ at: adapter.id, strangers: [] });
    }
  });
});

describe.each(pageAdapters.map(({ id, examples }) => [id, examples[0]] as const))('%s', (_id, address) => {
  const FORM = ['querySelector', 'textContent', 'getAttribute', 'firstChild', 'parentElement', 'matches', 'closest']
    .map((name) => `<input name="${name}">`)
    .join('');
  test.each([
    '',
    '<main></main>',
    `<form>${FORM}<main><section data-member-id="x"><h1>${FORM}</h1></section></main></form>`,
    `<main><ol><li>${FORM}<form data-x-search-result="LEAD" data-scroll-into-view="urn:li:fs_salesProfile:(,)">${FORM}</form></li></ol></main>`,
    '<main><div data-x-search-result="LEAD"><a href="javascript:/sales/lead/ACwAAAFAKE00001"><span data-anonymize="person-name">Orla Quist</span></a></div></main>',
    '<main><div data-x-search-result="ACCOUNT"><a data-anonymize="company-name" href="https://evil.example/sales/company/1">Evil</a></div></main>',
    '<main><table><tr data-row-id="urn:li:fs_salesProfile:(ACwAAAFAKE00001,x)"><td><a data-anonymize="person-name" href="/sales/lead/ACwAAOTHER00009">Orla Quist</a></td></tr></table></main>',
  ])('hostile or empty: %s', (html) => expect(leadsOf(html, address)).toEqual([]));
});
