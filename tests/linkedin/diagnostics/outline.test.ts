import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { outlinePage } from '../../../utils/linkedin/diagnostics/outline.ts';
import { redactKey, redactLink, redactText, redactValue } from '../../../utils/linkedin/diagnostics/redact.ts';
import { isKnownWord } from '../../../utils/linkedin/diagnostics/words.ts';
import type { Variant } from '../../practice/expected-page.ts';
import { renderPage } from '../../practice/generate/render-page.ts';
import { practiceMembers } from '../../practice/members.ts';
import { practicePeople } from '../../practice/people.ts';
import { languages } from '../../practice/search-page.ts';

const address = new URL('https://www.linkedin.com/search/results/people/?keywords=orla%20quist&page=2');
const forever = { now: () => 0, until: 1 };
const outlineOf = (html: string) => outlinePage(new JSDOM(html).window.document, address, forever);
const wordsIn = (text: string) => text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word.length > 2);

/** Every word of the outline as it stands, and split at capitals. */
const survivors = (outline: string) =>
  new Set(
    wordsIn(outline).flatMap((word) => [word, ...word.split(/(?<=[a-z])(?=[A-Z])/)].map((one) => one.toLowerCase())),
  );

describe('a page of practice people', () => {
  const cases = (['E1', 'E2', 'S1', 'S2'] as Variant[]).flatMap((variant) =>
    languages.map((language, seed) => ({ variant, language, seed: seed + 1 })),
  );

  it.each(cases)('keeps nothing of anybody ($variant, $language)', ({ variant, language, seed }) => {
    const outline = outlineOf(renderPage({ variant, seed, language }));
    const found = survivors(outline);
    const people = [...practicePeople(seed), ...Object.values(practiceMembers)].map((person) => JSON.stringify(person));
    const theirs = new Set(people.flatMap((person) => wordsIn(person).map((word) => word.toLowerCase())));
    expect([...theirs].filter((word) => found.has(word) && !isKnownWord(word) && !SCRIPT_NAMES.has(word))).toEqual([]);
    expect(outline).not.toMatch(/AC[ow]AA|urn:li|https?:|%20|linkedin\.com/);
  });

  it('keeps what a new adapter is written from', () => {
    const outline = outlineOf(renderPage({ variant: 'S2', seed: 3 }));
    expect(outline).toMatch(
      /^page \/search\/results\/people\?keywords&page\nmeta como-pk=d_flagship#_search_srp_people/,
    );
    for (const hook of [
      'data-sdui-screen=com.~8.sdui.flagshipnav.search.SearchResultsPeople',
      'data-testid=lazy-column',
      'role=listitem',
      'componentkey=SearchResults#',
      'href=/in/*',
    ]) {
      expect(outline).toContain(hook);
    }
  });
});

const SCRIPT_NAMES = new Set(
  'latin cyrillic greek arabic hebrew devanagari thai hangul kana han emoji digits signs'.split(' '),
);

describe('any page', () => {
  /** Words of people, made up so that none is a word of the interface. */
  const secret = fc
    .tuple(fc.constantFrom('zqx', 'Zqx', 'ZQX', 'жqж', '松zq', 'żqź'), fc.stringMatching(/^[a-zA-Zéł]{2,9}$/))
    .map(([mark, rest]) => mark + rest);
  const id = fc.constantFrom('ACoAAzqx1234', 'ACwAAzqx99', 'urn:li:member:778899', '778899', 'zqx-7788');
  const hidden = fc.oneof(
    secret,
    id,
    fc.tuple(secret, secret).map((pair) => pair.join('-')),
  );
  const value = fc
    .array(fc.oneof(hidden, fc.constantFrom('search', 'result', 'people', 'Results')), { maxLength: 4 })
    .chain((parts) => fc.constantFrom('-', ' ', '', '_', '/', ':').map((glue) => parts.join(glue)));
  const attributeName = fc.constantFrom(
    ...['role', 'class', 'id', 'data-testid', 'componentkey', 'data-view-name', 'data-sdui-screen', 'aria-label'],
    ...[
      'alt',
      'href',
      'src',
      'title',
      'data-zqxname',
      'zqxname',
      'data-anonymize',
      'style',
      'data-chameleon-result-urn',
    ],
  );
  const link = value.map((path) => `https://zqxhost.example/in/${path}/?zqxq=${path}#${path}`);
  const element: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      value.map((text) => text.replaceAll('<', '')),
      fc
        .tuple(
          fc.constantFrom('div', 'p', 'a', 'span', 'li', 'zqx-card', 'script', 'textarea', 'form'),
          fc.array(fc.tuple(attributeName, fc.oneof(value, link)), { maxLength: 4 }),
          fc.array(tie('node'), { maxLength: 4 }),
        )
        .map(([tag, attributes, children]) => {
          const own = attributes.map(([name, said]) => ` ${name}="${said.replaceAll('"', '')}"`).join('');
          return `<${tag}${own}>${children.join('')}</${tag}>`;
        }),
    ),
  })).node;

  it('keeps no text, name, id or address, wherever the page writes it', { timeout: 60_000 }, () => {
    const { document } = new JSDOM('').window;
    fc.assert(
      fc.property(fc.array(element, { maxLength: 6 }), (parts) => {
        document.body.innerHTML = `${parts.join('')}<!--zqxcomment-->`;
        const outline = outlinePage(document, address, forever);
        expect(outline).not.toMatch(/[zż]qx?|жqж|松|7788|AC[ow]AA|urn:|https?:|\.example/i);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a person whose name is made of the interface’s own words', () => {
  // Max Field, of the company Page Link: every word is in words.ts.
  const page = `<body>
    <div componentkey="profileCardsAboveActivitymax-field">x</div><div componentkey="profileAsidePymkmax-field">x</div>
    <section componentkey="com.linkedin.sdui.profile.card.refmax-fieldActivity">x</section>
    <section componentkey="com.linkedin.sdui.profile.card.refACoAAmaxFieldTopcard">x</section>
    <p componentkey="max-field">x</p><p componentkey="MaxField">x</p><p componentkey="max.field">x</p><p componentkey="field">x</p>
    <svg><title>Max Field</title></svg><!-- Max Field --><img alt="Max Field" src="https://media.example/max/field.jpg">
    <a href="/in/max-field/overlay/max/?max=field#max-field" id="max-field" title="Max Field" data-max="field">Max Field</a>
    <a href="https://max-field.example/page/link/?x">Max</a><a href="mailto:max@field.example">Max</a>
    <max-field></max-field><button aria-label="Invite Max Field" data-member="max-field" style="--max: field">Max</button></body>`;

  it('is not in the outline', () => {
    expect(outlineOf(page)).not.toMatch(/max.?field|field.?max|refmax|Activitymax|Pymkmax|page.?link/i);
  });

  it.each([
    ['SearchResultsACoAAFAKE00001', 'SearchResults#'],
    ['SearchResultssnippet_ACoAAFAKE00001', 'Search~14_#'],
    ['SearchResults_SearchResultsFilterBar', 'SearchResults_SearchResultsFilterBar'],
    ['com.linkedin.sdui.profile.card.refACoAAFAKE00001Topcard', 'com.~8.sdui.profile.card.ref#'],
    ['profileCardsAboveActivityorla-quist-12ab34', 'profileCards~5~12#'],
    ['11111111-2222-4333-8444-555555555555', '#'],
    ['max-field', '#'],
    ['MaxField', '#'],
    ['hero', '#'],
  ])('the key %s is %s', (value, left) => expect(redactKey(value)).toBe(left));
});

describe('its bounds', () => {
  it('are kept on a page of a hundred thousand nodes', { timeout: 60_000 }, () => {
    const row = Array.from({ length: 250 }, (_, index) => `<i role="list${'x'.repeat(index % 7)}"></i>`).join('');
    const outline = outlineOf(`<body>${`<div>${row}</div>`.repeat(399)}</body>`);
    expect(outline.split('\n').at(-1)).toMatch(/cut here/);
    expect(outline.length).toBeLessThan(300_000);
  });

  it('are kept on a page that is nested deeper than anybody looks', { timeout: 60_000 }, () => {
    const outline = outlineOf(`<body>${'<div>'.repeat(3000)}Orla${'</div>'.repeat(3000)}</body>`);
    expect(outline.split('\n').length).toBeLessThan(70);
    expect(outline).toMatch(/div …$/);
  });

  it('end when the time is over', () => {
    let time = 0;
    const html = '<div><p>a</p><p role="x">b</p></div>'.repeat(500);
    const outline = outlinePage(new JSDOM(html).window.document, address, { now: () => time++, until: 50 });
    expect(outline.split('\n').length).toBeLessThan(60);
    expect(outline).toContain('cut here');
  });

  it('say once what stands alike in a row', () => {
    expect(outlineOf('<ul><li role="listitem">Orla</li><li role="listitem">Ilka</li><li>Bram</li></ul>')).toContain(
      'ul\n    li role=listitem ×2\n      "4 Latin"\n    li\n      "4 Latin"',
    );
  });

  it('hold on a page whose fields hide its own members', () => {
    const outline = outlineOf(
      '<form><input name="attributes"><input name="childNodes"><input name="nodeName"><p role="note">x</p></form>',
    );
    expect(outline).toContain('p role=note');
  });
});

describe('what is left of', () => {
  it.each([
    ['SearchResultsACoAAFAKE00001', 'SearchResults#'],
    ['com.linkedin.sdui.flagshipnav.search.SearchResultsPeople', 'com.~8.sdui.flagshipnav.search.SearchResultsPeople'],
    ['orla-search-card', '~4-search-card'],
    ['urn:li:member:100200300', '#'],
    ['pagination-indicator-3', 'pagination-indicator-#'],
  ])('%s is %s', (value, left) => {
    expect(redactValue(value)).toBe(left);
  });

  it.each([
    ['https://www.linkedin.com/in/orla-quist/?miniProfileUrn=x', '/in/*?miniProfileUrn'],
    ['/search/results/people/headless?origin=y', '/search/results/people/headless?~6'],
    ['/company/search/', '/company/*'],
    ['https://linkedin.com.example/in/orla', 'elsewhere/in/*'],
    ['javascript:alert(1)', 'not a web address'],
    ['https://[', 'unreadable'],
  ])('the link %s is %s', (href, left) => {
    expect(redactLink(href, address)).toBe(left);
  });

  it.each([
    ['  Orla   Quist ', '"10 Latin"'],
    ['松本 3', '"4 Han digits"'],
    ['•', '"1 signs"'],
    [' \n ', undefined],
  ])('the text %j is %s', (text, left) => {
    expect(redactText(text)).toBe(left);
  });
});
