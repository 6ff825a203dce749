import type { PracticeMember } from '../members.ts';
import type { Language } from '../search-page.ts';
import { embeddedAnswers, rehydration, wholePage, withRail } from './whole-page.ts';
import { words } from './words.ts';

export const practiceStates = ['empty', 'error', 'loading', 'limited', 'changed'] as const;
export type PracticeState = (typeof practiceStates)[number];

/** A people-search page that has no results to read, and why. */
export function renderState(options: {
  state: PracticeState;
  kind: 'ember' | 'sdui';
  viewer: PracticeMember;
  language?: Language;
}): string {
  const { state, kind, viewer, language = 'en' } = options;
  const main = kind === 'ember' ? emberState(state, language) : sduiState(state, language);
  return wholePage({
    title: 'Search | LinkedIn',
    body: withRail(main, kind === 'sdui' ? 'id="workspace"' : ''),
    tail: kind === 'ember' ? embeddedAnswers(viewer) : rehydration(viewer),
    kind,
    viewer,
    language,
  });
}

function emberState(state: PracticeState, language: Language): string {
  switch (state) {
    case 'empty':
      return `<div class="search-reusable-search-no-results search-no-results"><h2>${words[language].empty}</h2></div>`;
    case 'error':
      return '<div class="search-no-results__container"><div class="search-no-results__message-image--error"></div><h1>This one’s our fault. We’re looking into it.</h1><button data-test="no-results-cta">Retry search</button></div>';
    case 'loading':
      return '';
    case 'limited':
      return '<h2>You’ve reached the commercial use limit</h2><p>Your limit for searches starts again next month.</p>';
    case 'changed':
      return changed;
  }
}

function sduiState(state: PracticeState, language: Language): string {
  const inScreen = (content: string) =>
    `<div role="main" data-sdui-screen="com.linkedin.sdui.flagshipnav.search.SearchResultsPeople">${content}</div>`;
  switch (state) {
    case 'empty':
      return inScreen(`<div><svg></svg><h2>${words[language].empty}</h2><p>…</p><button><span>…</span></button></div>`);
    case 'error':
      return inScreen('<div><h2>Something went wrong</h2><p>Try again in a moment.</p><button>Retry</button></div>');
    case 'loading':
      return inScreen('');
    case 'limited':
      return inScreen('<div><h2>You’ve reached the commercial use limit</h2><p>Upgrade to go on.</p></div>');
    case 'changed':
      return inScreen(changed);
  }
}

/** Results in a layout that nobody has seen yet: links to people, in list items, and nothing else that is known. */
const changed = `<section><div role="list">${['orla-quist-a1', 'jori-vane-b2', 'ida-brek-c3']
  .map(
    (vanity) =>
      `<div role="listitem"><h3><a href="https://www.linkedin.com/in/${vanity}/"><b>${vanity}</b></a></h3><em>somebody</em></div>`,
  )
  .join('')}</div></section>`;
