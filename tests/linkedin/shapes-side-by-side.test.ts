// What LinkedIn shows side by side: old templates beside new ones, suggestions beside connections, one's own screens beside another's.
import { describe, expect, test } from 'vitest';
import { parse, read, SEARCH } from './read.ts';

const NAV = '<nav data-testid="primary-nav"></nav>';
const ALL = SEARCH.replace('/people/', '/all/');
const readAt = (html: string, address: string) => read(parse(`${NAV}<main>${html}</main>`), address);
const leadsAt = (html: string, address: string) =>
  readAt(html, address).rows.map((row) => ('lead' in row ? row.lead : row.refused));
const namesAt = (html: string, address: string) =>
  leadsAt(html, address).map((lead) => (typeof lead === 'string' ? lead : lead.name.shown));

const link = (key: string, name: string) =>
  `<a href="/in/${key}"><span dir="ltr"><span aria-hidden="true">${name}</span></span></a>`;
const hashed = (key: string, name: string, urn: number, more = '') =>
  `<li class="aQhash"><div class="bQhash" data-chameleon-result-urn="urn:li:member:${urn}" data-view-name="search-entity-result-universal-template"><div class="mb1"><span class="t-16">${link(key, name)}</span>${more}</div></div></li>`;
const semantic = (key: string, name: string, urn: number, more = '') =>
  `<li class="reusable-search__result-container"><div class="entity-result" data-chameleon-result-urn="urn:li:member:${urn}"><div class="mb1"><span class="entity-result__title-text t-16">${link(key, name)}</span>${more}</div></div></li>`;

describe('Ember: a hero card above the results', () => {
  const inside = `<span class="entity-result__title-text t-16">${link('ida-brek', 'Ida Brek')}</span><div class="entity-result__primary-subtitle t-14 t-black t-normal">Welder</div>`;
  const hero = `<div class="search-nec__hero-kcard-v2"><div class="mb1">${inside}</div></div>`;
  const company =
    '<ul><li><div class="search-nec__hero-kcard-v2" data-chameleon-result-urn="urn:li:company:44"><a href="https://www.linkedin.com/company/norrvik/">Norrvik</a></div></li></ul>';

  test.each([
    ['semantic', semantic],
    ['hashed', hashed],
  ])('of a person or a company above %s cards', (_, card) => {
    const list = `<ul>${card('orla-quist', 'Orla Quist', 7)}${card('jori-sand', 'Jori Sand', 8)}</ul>`;
    expect(namesAt(hero + list, ALL)).toEqual(['Ida Brek', 'Orla Quist', 'Jori Sand']);
    expect(namesAt(company + list, ALL)).toEqual(['not-a-person', 'Orla Quist', 'Jori Sand']);
  });
  test('alone', () => expect(namesAt(hero, ALL)).toEqual(['Ida Brek']));
  test('one semantic card does not hide the hashed ones', () =>
    expect(
      namesAt(`<ul>${semantic('orla-quist', 'Orla Quist', 7)}${hashed('jori-sand', 'Jori Sand', 8)}</ul>`, ALL),
    ).toEqual(['Orla Quist', 'Jori Sand']));
  test.each([
    ['semantic', semantic],
    ['hashed', hashed],
  ])('around several %s cards, each of which is a row', (_, card) => {
    const list = card('orla-quist', 'Orla Quist', 7) + card('jori-sand', 'Jori Sand', 8);
    const bare = list.replaceAll('class="reusable-search__result-container"', '');
    expect(namesAt(`<div class="search-nec__hero-kcard-v2"><ul>${bare}</ul></div>`, ALL)).toEqual([
      'Orla Quist',
      'Jori Sand',
    ]);
  });
});
