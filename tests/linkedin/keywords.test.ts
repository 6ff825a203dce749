import { expect, test } from 'vitest';
import { renderPage } from '../practice/generate/render-page.ts';
import { parse, read, SEARCH } from './read.ts';

const stateAt = (page: Document, address = SEARCH) => read(page, address).state;
const ember = (prompt: string) => {
  const page = parse(renderPage({ variant: 'E2', seed: 1, page: 1 }));
  const heading = page.querySelector('#search-srp-prompt') ?? page.body.appendChild(page.createElement('h1'));
  heading.id = 'search-srp-prompt';
  heading.textContent = prompt;
  return page;
};

test('an address without a page number is the first page’s', () => {
  expect(stateAt(parse(renderPage({ variant: 'S2', seed: 1, page: 1 })))).toBe('results');
  expect(stateAt(parse(renderPage({ variant: 'S2', seed: 1, page: 2 })))).toBe('stale');
  expect(stateAt(parse(renderPage({ variant: 'E1', seed: 1, page: 2 })))).toBe('stale');
});

test.each([
  ['Search results for plant manager. There are 10 results. Currently on the page 1 of 100.', 'results'],
  ['Wyniki dla: „Plant  Manager”. Liczba wyników: 10. Strona 1 z 100.', 'results'],
  ['Search results for welder. There are 10 results. Currently on the page 1 of 100.', 'stale'],
  ['Search results', 'results'],
  ['There are 10 results. Currently on the page 1 of 1 search result pages.', 'results'],
])('%s: %s', (prompt, state) => expect(stateAt(ember(prompt))).toBe(state));

test.each([
  ['plant manager', 'results'],
  ['welder', 'stale'],
  ['', 'results'],
])('“%s” in the search box: %s', (value, state) => {
  const page = parse(renderPage({ variant: 'S2', seed: 1, page: 1 }));
  for (const old of page.querySelectorAll('input')) old.remove();
  page.body.insertAdjacentHTML(
    'afterbegin',
    `<div componentkey="SearchResults_SearchTyahInputRef"><input value="${value}"></div>`,
  );
  expect(stateAt(page)).toBe(state);
  page.querySelector('input')?.focus();
  expect(stateAt(page)).toBe('results');
});
