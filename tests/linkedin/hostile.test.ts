import { describe, expect, test, vi } from 'vitest';
import { renderPage } from '../practice/generate/render-page.ts';
import { countRefused, parse, read, readable } from './read.ts';

// A limit against hanging, not a measurement: jsdom needs its time to build what is hostile.
vi.setConfig({ testTimeout: 120_000 });

const inList = (items: string) =>
  parse(`<nav data-testid="primary-nav"></nav><main id="workspace"><div role="list">${items}</div></main>`);
const card = (name: string, rest = '<div><p>Buyer</p></div><div><p>Leeds</p></div>') =>
  `<div role="listitem"><div>${name}${rest}</div></div>`;
const linked = (href: string, name: string) => `<p><a href="${href}">${name}</a><span> • 2nd</span></p>`;
const ORLA = 'https://www.linkedin.com/in/orla-quist/';

describe('links that lead elsewhere are nobody', () => {
  test.each([
    'https://evil.example/in/orla-quist/',
    'https://www.linkedin.com.evil.example/in/orla-quist/',
    'https://www.linkedin.com@evil.example/in/orla-quist/',
    '//evil.example/in/orla-quist/',
    'javascript:alert("/in/orla-quist/")',
    'data:text/html,/in/orla-quist/',
    'https://www.linkedin.com:444/in/orla-quist/',
    '/in/orla-quist/../me/',
    '/in/orla-quist/%2E%2e/me/',
    'https://www.linkedin.com/in/',
    'https://www.linkedin.com/in/me/',
    'https://[/in/orla-quist/',
  ])('%s', (href) => expect(readable(read(inList(card(linked(href, 'Orla Quist')))).rows)).toEqual([]));

  test.each([
    '/in/orla-quist',
    'https://de.linkedin.com/in/Orla-Quist/?trk=x',
    'https://www.linkedin.com/in/orla-quist/pl/',
  ])('%s is Orla’s all the same', (href) =>
    expect(readable(read(inList(card(linked(href, 'Orla Quist')))).rows)[0]?.identityKeys).toEqual([
      'vanity:orla-quist',
    ]),
  );
});

describe('nobody gets somebody else’s key', () => {
  test('mutual connections before the name', () => {
    const mutual = '<p><a href="/in/tomas-vell/"><strong>Tomas Vell</strong></a> is a mutual connection</p>';
    const page = inList(
      `<div role="listitem"><a href="${ORLA}"></a><div>${mutual}${linked(ORLA, 'Orla Quist')}<div><p>Buyer</p></div></div></div>`,
    );
    expect(readable(read(page).rows)).toEqual([
      { identityKeys: ['vanity:orla-quist'], name: 'Orla Quist', headline: 'Buyer', degree: 2, sharedConnections: 1 },
    ]);
  });

  test('a card whose invitation goes to another is not read', () => {
    const page = inList(
      card(linked(ORLA, 'Orla Quist'), '<a href="/preload/search-custom-invite/?vanityName=ida-brek">Connect</a>'),
    );
    expect(read(page)).toMatchObject({ state: 'layout-changed', rows: [{ refused: 'unreadable' }] });
  });

  test('an Ember card whose picture leads to another is not read', () => {
    const page = parse(renderPage({ variant: 'E2', seed: 1 }));
    for (const picture of page.querySelectorAll('a[tabindex="-1"]')) picture.setAttribute('href', '/in/ida-brek/');
    expect(readable(read(page).rows)).toEqual([]);
  });
});

describe('anonymous stays anonymous', () => {
  test('where the name is linked and every attribute leaks', () => {
    const page = inList(
      card(
        linked(ORLA, 'LinkedIn Member'),
        '<img alt="Orla Quist"><button aria-label="Follow Orla Quist">Follow</button>',
      ),
    );
    const found = read(page);
    expect(found.rows).toEqual([{ refused: 'anonymous' }]);
  });

  test('in a language nobody has listed', () => {
    expect(countRefused(read(inList(card('<p>Aelod LinkedIn</p>'))).rows, 'anonymous')).toBe(1);
  });

  test.each(['LinkedIn Member', 'Członek LinkedIn', 'عضو في LinkedIn', 'LinkedIn メンバー', 'लिंक्डइन सदस्य', 'Aelod'])(
    '%s, with a mutual connection before it, as built and as parsed again',
    (name) => {
      const html = card(`<p>Ida Brek is a mutual connection</p></div><div><p>${name}</p><div><p>--</p></div>`);
      const built = inList(card('<p></p>'));
      const item = built.querySelector('[role="listitem"]') as Element;
      const anchor = built.createElement('a');
      anchor.setAttribute('href', ORLA);
      anchor.append(...parse(html).body.childNodes);
      item.replaceChildren(anchor);
      for (const page of [built, parse(built.documentElement.outerHTML)]) {
        expect(read(page).rows).toEqual([{ refused: 'anonymous' }]);
      }
    },
  );

  test('with a link of its own further down', () => {
    const page = inList(
      `<div role="listitem"><a href="${ORLA}"></a><div><p>Členka</p><div><p>--</p></div><p><a href="${ORLA}">Provides services</a></p></div></div>`,
    );
    expect(readable(read(page).rows)).toEqual([]);
  });
});

test('unseen characters do not make another name', () => {
  const page = inList(card(linked(ORLA, 'Or\u200Bla\u00A0\u202EQu\u200Dist\u2069\u00AD')));
  expect(readable(read(page).rows)[0]?.name).toBe('Orla Quist');
});

test('posts, suggestions and questions are no people', () => {
  const post = `<div role="listitem"><p><a href="${ORLA}">Orla Quist</a></p>${'<p>words</p>'.repeat(8)}<a href="/feed/update/urn:li:activity:1/">1 comment</a></div>`;
  const found = read(
    inList(`${post}${card('<p>Are these results helpful?</p>')}${card(linked('/in/ida-brek/', 'Ida Brek'))}`),
  );
  expect(found.rows.length - countRefused(found.rows, 'not-a-person')).toBe(1);
});

test('one person twice on a page is one row', () => {
  const page = inList(card(linked(ORLA, 'Orla Quist')) + card(linked('/in/ORLA-quist', 'Orla Quist')));
  expect(readable(read(page).rows)).toHaveLength(1);
});

test('a page may hide the DOM’s own members behind its names', () => {
  const names = [
    'querySelector',
    'querySelectorAll',
    'textContent',
    'getAttribute',
    'firstChild',
    'parentElement',
    'children',
    'nodeType',
  ];
  const traps = names.map((name) => `<img name="${name}"><input name="${name}" id="${name}">`).join('');
  const page = inList(`<form role="listitem">${traps}${card(linked(ORLA, 'Orla Quist'))}</form>${traps}`);
  expect(() => read(page)).not.toThrow();
  const clean = parse(renderPage({ variant: 'E2', seed: 1 }));
  const before = read(clean).rows;
  clean.body.insertAdjacentHTML(
    'afterbegin',
    `<form name="querySelectorAll">${traps}</form>${names.map((name) => `<form name="${name}"></form>`).join('')}`,
  );
  expect(read(clean).rows).toEqual(before);
});

test('Chromium’s scripts have a textContent that works on no other element', async () => {
  vi.resetModules(); // members are looked up once, at the first node that is read: here a script
  const fresh = await import('../../utils/linkedin/dom.ts');
  const page = parse('<script>one</script><p>two</p>');
  const [script, line] = page.querySelectorAll('script, p') as unknown as [HTMLScriptElement, Element];
  Object.defineProperty(Object.getPrototypeOf(script), 'textContent', {
    get() {
      if (this !== script) throw new TypeError('Illegal invocation');
      return 'one';
    },
  });
  expect([fresh.rawText(script), fresh.rawText(line)]).toEqual(['one', 'two']);
});

test('thousands of levels deep and tens of thousands of nodes wide, it comes back', () => {
  const page = inList(card(linked(ORLA, 'Orla Quist')));
  let deepest: Element = page.querySelector('[role="list"]') as Element;
  for (let depth = 0; depth < 3_000; depth++) {
    const next = page.createElement('div');
    if (depth % 100 === 0) next.setAttribute('role', 'listitem');
    deepest = deepest.appendChild(next);
  }
  const wide = page.createElement('div');
  for (let node = 0; node < 30_000; node++) wide.appendChild(page.createElement('i'));
  page.body.appendChild(wide);
  expect(readable(read(page).rows)[0]?.name).toBe('Orla Quist');
});
