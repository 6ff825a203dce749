import { describe, expect, test } from 'vitest';
import { renderPage } from '../practice/generate/render-page.ts';
import { practiceStates, renderState } from '../practice/generate/states.ts';
import { practiceMembers } from '../practice/members.ts';
import { signInPage } from '../practice/pages.ts';
import { languages } from '../practice/search-page.ts';
import { parse, read, readable, SEARCH } from './read.ts';

const stateNames = {
  empty: 'empty',
  error: 'error',
  loading: 'loading',
  limited: 'limited',
  changed: 'layout-changed',
};
const viewer = practiceMembers.a;

describe.each(['ember', 'sdui'] as const)('a people search without results (%s)', (kind) => {
  test.each(practiceStates)('%s is told apart', (state) => {
    const found = read(parse(renderState({ state, kind, viewer })));
    expect(found.state).toBe(stateNames[state]);
    expect(readable(found.rows)).toEqual([]);
  });

  test.each(languages)('empty in %s', (language) => {
    expect(read(parse(renderState({ state: 'empty', kind, viewer, language }))).state).toBe('empty');
  });
});

test('a wall at the address of a search is no empty search', () => {
  expect(read(parse(signInPage('/feed/'))).state).toBe('signed-out');
});

test('the sign-in page and the security check', () => {
  expect(read(parse(signInPage('/feed/')), 'https://www.linkedin.com/login').state).toBe('signed-out');
  expect(read(parse('<main>Prove it</main>'), 'https://www.linkedin.com/checkpoint/challenge/x').state).toBe('limited');
});

test('another page’s content at the address of a search', () => {
  const profile =
    '<nav data-testid="primary-nav"></nav><main><div data-sdui-screen="com.linkedin.sdui.flagshipnav.profile.Profile"><h2>Orla Quist</h2><ul><li><a href="/in/ida-brek/">Ida Brek</a></li></ul></div></main>';
  expect(read(parse(profile)).state).toBe('other-page');
  const network = '<main><div data-sdui-screen="com.linkedin.sdui.flagshipnav.mynetwork.Grow">…</div></main>';
  expect(read(parse(network)).state).toBe('limited');
});

test('the old page’s rows under the new page’s address are still loading', () => {
  const found = read(parse(renderPage({ variant: 'S2', seed: 1, page: 1 })), `${SEARCH}&page=2`);
  expect(found).toMatchObject({ state: 'loading', rows: [] });
});

test('a page that is nothing yet is loading', () => {
  expect(read(parse('')).state).toBe('loading');
});
