import type { PracticeMember } from '../members.ts';
import { createRandom } from '../random.ts';
import type { Language } from '../search-page.ts';
import { embeddedAnswers, rehydration, wholePage, withRail } from './whole-page.ts';
import { type Words, words } from './words.ts';

export const practiceStates = [
  'empty',
  'error',
  'loading',
  'limited',
  'teasers',
  'check',
  'led-away',
  'changed',
] as const;
export type PracticeState = (typeof practiceStates)[number];
/** Flagship's two families of layouts, and Sales Navigator. */
export const practiceFamilies = ['ember', 'sdui', 'sales'] as const;
export type PracticeFamily = (typeof practiceFamilies)[number];

interface Asked {
  state: PracticeState;
  kind: PracticeFamily;
  viewer: PracticeMember;
  language?: Language;
  seed?: number;
}

/** A search for people that has no results to read, and why; pure. Where markers tell a state in one family, only words do in another. */
export function renderState({ state, kind, viewer, language = 'en', seed = 1 }: Asked): string {
  const main = shells[kind](draw({ state, kind, say: words[language], random: createRandom(seed, `state ${state}`) }));
  return wholePage({
    title: kind === 'sales' ? 'Sales Navigator' : 'Search | LinkedIn',
    body: withRail(main, kind === 'sdui' ? 'id="workspace"' : ''),
    tail: { ember: embeddedAnswers(viewer), sdui: rehydration(viewer), sales: '' }[kind],
    kind: kind === 'sdui' ? 'sdui' : 'ember',
    viewer,
    language,
  });
}

const shells: Record<PracticeFamily, (content: string) => string> = {
  ember: (content) => content,
  sdui: (content) =>
    content.includes('data-sdui-screen')
      ? content
      : `<div role="main" data-sdui-screen="com.linkedin.sdui.flagshipnav.search.SearchResultsPeople">${content}</div>`,
  sales: (content) => `<div id="search-results-container">${content}</div>`,
};

interface Drawing {
  state: PracticeState;
  kind: PracticeFamily;
  say: Words;
  random: ReturnType<typeof createRandom>;
}

function draw({ state, kind, say, random }: Drawing): string {
  switch (state) {
    case 'empty':
      return {
        ember: `<div class="search-reusable-search-no-results search-no-results"><h2>${say.empty}</h2></div>`,
        sdui: `<div><svg></svg><h2>${say.empty}</h2><p>…</p><button><span>…</span></button></div>`,
        sales: `<div><h3>${say.noLeads}</h3><p>…</p></div>`,
      }[kind];
    case 'error':
      return {
        ember: `<div class="search-no-results__container"><div class="search-no-results__message-image--error"></div><h1>${say.wentWrong}</h1><button data-test="no-results-cta">…</button></div>`,
        sdui: `<div><h2>${say.wentWrong}</h2><p>…</p><button>…</button></div>`,
        sales: `<div><h2>${say.wentWrong}</h2><button>…</button></div>`,
      }[kind];
    case 'loading':
      return kind === 'sdui'
        ? ''
        : random.pick(['', '<div class="artdeco-loader"></div>', '<div aria-busy="true"></div>']);
    case 'limited':
      return `<h2>${say.limit}</h2><p>…</p><a href="/premium/products/">Premium</a>`;
    case 'teasers':
      return `<h2>${say.limit}</h2>${teasers(kind, 1 + random.below(3))}`;
    case 'check':
      return random.pick([
        `<h1>${say.securityCheck}</h1>`,
        '<iframe id="humanThirdPartyIframe"></iframe>',
        `<h1>${say.securityCheck}</h1><div id="captcha-internal"></div>`,
      ]);
    case 'led-away':
      return '<div data-sdui-screen="com.linkedin.sdui.flagshipnav.mynetwork.Grow"><h2>…</h2><ul><li><a href="/in/jori-stranger/"><p>Jori Stranger</p></a></li></ul></div>';
    case 'changed':
      return changed(kind, 2 + random.below(8));
  }
}

const invented = ['orla-quist-a1', 'jori-vane-b2', 'ida-brek-c3'];

/** A few cards that are left where a limit is reached, in a layout that is read. */
const teasers = (kind: PracticeFamily, count: number): string =>
  invented
    .slice(0, count)
    .map(
      (vanity) =>
        ({
          ember: `<li class="reusable-search__result-container"><div class="entity-result"><span class="entity-result__title-text t-16"><a href="/in/${vanity}"><span dir="ltr"><span aria-hidden="true">${vanity}</span></span></a></span></div></li>`,
          sdui: `<div role="listitem"><p><a href="/in/${vanity}/">${vanity}</a><span> • 2</span></p><div><p>…</p></div></div>`,
          sales: `<ol><li class="artdeco-list__item"><div data-x-search-result="LEAD"><a href="/sales/lead/ACwAA${vanity},NAME_SEARCH,x"><span data-anonymize="person-name">${vanity}</span></a></div></li></ol>`,
        })[kind],
    )
    .join('');

/** Results in a layout that nobody has seen yet: links to people, in list items, and nothing else that is known. */
const changed = (kind: PracticeFamily, count: number): string =>
  `<section><div role="list">${Array.from({ length: count }, (_, index) => {
    const vanity = invented[index % invented.length];
    const path = kind === 'sales' ? `/sales/lead/ACwAAdrift${index},NAME_SEARCH,x` : `/in/${vanity}-${index}/`;
    return `<div role="listitem"><h3><a href="https://www.linkedin.com${path}"><b>${vanity}</b></a></h3><em>somebody</em></div>`;
  }).join('')}</div></section>`;
