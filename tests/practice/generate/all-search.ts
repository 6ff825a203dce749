import type { PracticePerson } from '../people.ts';
import type { SearchPage } from '../search-page.ts';
import { sduiCards } from './sdui.ts';
import { only, type Tree, type TreeElement } from './tree.ts';
import { words } from './words.ts';

/** Search for everything, server-driven: the best match outside of any list, then clusters of people and of posts. */
export function allSearchTree(page: SearchPage, hero: PracticePerson): TreeElement {
  const cluster = (number: number, title: string, items: Tree[]): Tree => [
    'div',
    {},
    ['h2', { componentkey: `SearchResults_blended_search_cluster${number}` }, title],
    ['div', { role: 'list' }, ...items],
  ];
  return [
    'div',
    { role: 'main', 'data-sdui-screen': 'com.linkedin.sdui.flagshipnav.search.SearchResultsAll' },
    [
      'div',
      { 'data-testid': 'lazy-column' },
      ['div', {}, heroCard(hero, page)],
      cluster(1, 'People', sduiCards(page, 'S2')),
      cluster(2, 'Posts', [post('ida-brek', 'Ida Brek'), post('tomas-vell', 'Tomas Vell')]),
    ],
  ];
}

function heroCard(person: PracticePerson, page: SearchPage): Tree {
  const href = `https://www.linkedin.com/in/${encodeURIComponent(person.vanity)}/`;
  const badge = person.degree && words[page.language].degree[person.degree];
  return [
    'a',
    { href, tabindex: '0', componentkey: 'hero' },
    [
      'div',
      {},
      [
        'div',
        {},
        ['p', {}, ['a', { href }, person.name], ...only(badge && ['span', {}, ['span', {}, ` • ${badge}`]])],
        ['div', {}, ['p', {}, person.headline ?? '--']],
        ...only(person.location && ['div', {}, ['p', {}, person.location]]),
      ],
      ['div', {}, ['a', { href: `/messaging/compose/?recipient=${person.memberId}` }, words[page.language].message]],
    ],
  ];
}

function post(vanity: string, name: string): Tree {
  const lines = Array.from({ length: 6 }, (_, index): Tree => ['p', {}, `Line ${index} about steel`]);
  return [
    'div',
    { role: 'listitem' },
    ['p', {}, ['a', { href: `https://www.linkedin.com/in/${vanity}/` }, name], ['span', {}, ' • 2nd']],
    ...lines,
    ['p', {}, ['a', { href: '/feed/update/urn:li:activity:1/' }, '3 comments']],
  ];
}
