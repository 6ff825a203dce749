import { describe, expect, test } from 'vitest';
import { renderPage } from '../practice/generate/render-page.ts';
import { practiceFamilies, practiceStates, renderState } from '../practice/generate/states.ts';
import { practiceMembers } from '../practice/members.ts';
import { signInPage } from '../practice/pages.ts';
import { languages } from '../practice/search-page.ts';
import { parse, read, readable, SEARCH } from './read.ts';

const stateNames = {
  empty: 'empty',
  error: 'error',
  loading: 'loading',
  limited: 'limited',
  teasers: 'limited',
  check: 'limited',
  'led-away': 'limited',
  changed: 'layout-changed',
};
const viewer = practiceMembers.a;
const searches = { ember: SEARCH, sdui: SEARCH, sales: 'https://www.linkedin.com/sales/search/people?query=x' };

describe.each(practiceFamilies)('a search for people without results (%s)', (kind) => {
  test.each(practiceStates)('%s is told apart in every language and whatever the seed, and gives nobody', (state) => {
    for (const language of languages) {
      for (let seed = 1; seed <= 6; seed++) {
        const found = read(parse(renderState({ state, kind, viewer, language, seed })), searches[kind]);
        expect(`${language} ${seed} ${found.state}`).toBe(`${language} ${seed} ${stateNames[state]}`);
        expect(readable(found.rows)).toEqual([]);
      }
    }
  });
});

test('a wall at the address of a search is no empty search', () => {
  expect(read(parse(signInPage('/feed/'))).state).toBe('signed-out');
});

test('the sign-in page and the security check', () => {
  expect(read(parse(signInPage('/feed/')), 'https://www.linkedin.com/login').state).toBe('signed-out');
  expect(read(parse('<main>Prove it</main>'), 'https://www.linkedin.com/checkpoint/challenge/x').state).toBe('limited');
});

test.each([
  ['<title>Sign in | LinkedIn</title>'],
  ['<title>LinkedIn: Log In or Sign Up</title><body><div>Make the most of it</div></body>'],
  ['<title>LinkedIn: logowanie lub rejestracja</title>'],
  ['<main><h1>Welcome back</h1><button>Sign in using another account</button></main>'],
  ['<title>Zaloguj się | LinkedIn</title><main><h1>Zaloguj się</h1></main>'],
])('a wall with little to tell it by: %s', (html) => expect(read(parse(html)).state).toBe('signed-out'));

test.each(['authwall', 'login', 'uas/login', 'checkpoint/lg/login', 'signup/cold-join'])('at /%s', (path) =>
  expect(read(parse('<main>…</main>'), `https://www.linkedin.com/${path}`).state).toBe('signed-out'),
);

test('a profile that is not there', () => {
  const page = parse(
    '<title>Profile Not Found | LinkedIn</title><nav class="global-nav"></nav><main><h1>…</h1></main>',
  );
  expect(read(page, 'https://www.linkedin.com/in/nobody/').state).toBe('error');
});

test('another page’s content at the address of a search', () => {
  const profile =
    '<nav data-testid="primary-nav"></nav><main><div data-sdui-screen="com.linkedin.sdui.flagshipnav.profile.Profile"><h2>Orla Quist</h2><ul><li><a href="/in/ida-brek/">Ida Brek</a></li></ul></div></main>';
  expect(read(parse(profile)).state).toBe('other-page');
  const network = '<main><div data-sdui-screen="com.linkedin.sdui.flagshipnav.mynetwork.Grow">…</div></main>';
  expect(read(parse(network)).state).toBe('limited');
});

test('the old page’s rows under the new page’s address are stale', () => {
  const found = read(parse(renderPage({ variant: 'S2', seed: 1, page: 1 })), `${SEARCH}&page=2`);
  expect(found).toMatchObject({ state: 'stale', rows: [] });
});

test('a page that is nothing yet is loading', () => {
  expect(read(parse('')).state).toBe('loading');
});

test('people in an unknown layout are no page that still loads, however short their lines', () => {
  const card = (n: number) => `<section><a href="/in/person-${n}/"><b></b></a><em>Person ${n}</em></section>`;
  const shell = (main: string) => `<div data-testid="primary-nav"></div><main>${main}</main>`;
  expect(read(parse(shell([1, 2, 3].map(card).join('')))).state).toBe('layout-changed');
  expect(read(parse(shell(card(1)))).state).toBe('loading');
});

test('the last page is told by words where the numbers beside them end with the page that is open', () => {
  const pages = `<div class="artdeco-pagination"><span class="artdeco-pagination__state--a11y">Seite 2 von 100</span>
    <ul><li data-test-pagination-page-btn="2" class="active"><button aria-current="true">2</button></li></ul></div>`;
  const found = read(parse(`<main>${pages}</main>`), `${SEARCH}&page=2`);
  expect(found.position).toEqual({ page: 2, total: 100 });
});

test('people without a single link are no page that still loads, however short their lines', () => {
  const card = (n: number) => `<div role="listitem"><p>Person ${n}</p><p>Fitter</p><p>Malmö</p></div>`;
  const shell = (items: string) => `<div data-testid="primary-nav"></div><main><div role="list">${items}</div></main>`;
  expect(read(parse(shell([1, 2, 3].map(card).join('')))).state).toBe('layout-changed');
  const filters = ['People', 'Posts', 'Jobs'].map((name) => `<li><button>${name}</button></li>`).join('');
  expect(read(parse(shell(filters))).state).toBe('loading');
  const menu = '<li><p>Sort by</p><p>Relevance</p></li>'.repeat(3);
  expect(read(parse(shell(menu))).state).toBe('loading');
  expect(read(parse(shell(`${[1, 2].map(card).join('')}<div class="skeleton"></div>`))).state).toBe('loading');
});
