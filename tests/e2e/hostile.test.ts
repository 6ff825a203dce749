import { chromium, expect, test } from '@playwright/test';
import { build } from 'esbuild';
import { findChromium } from '../../scripts/browser/find-chromium.ts';

/** Runs in the page: every adapter over the document, as often as asked; what it made of it, and the slowest one in ms. */
const SOURCE = `
import { pageAdapters } from '../../utils/linkedin/registry.ts';
import { outlinePage } from '../../utils/linkedin/diagnostics/outline.ts';
globalThis.readAll = (times) => {
  const found = [];
  let slowest = ['', 0];
  for (const adapter of pageAdapters) {
    const begun = performance.now();
    for (let time = 0; time < times; time++) {
      const { rows } = adapter.extract(document, new URL(adapter.examples[0]), true);
      if (time === 0) found.push(...rows.flatMap((row) => ('lead' in row ? row.lead.identityKeys : [])));
    }
    const took = performance.now() - begun;
    if (took > slowest[1]) slowest = [adapter.id, Math.round(took)];
  }
  const until = performance.now() + 1000;
  const outline = outlinePage(document, new URL('https://www.linkedin.com/in/x/'), { now: () => performance.now(), until });
  return { keys: [...new Set(found)], slowest, outline: outline.length };
};`;

interface Answer {
  keys: string[];
  slowest: [string, number];
  outline: number;
}

/** Runs in the page. Everybody in these pages is invented, and nobody in them may be read but Orla. */
function makeHostile(kind: string): void {
  const main = document.querySelector('main') as HTMLElement;
  const ORLA = '<p><a href="https://www.linkedin.com/in/orla-quist/">Orla Quist</a><span> • 2nd</span></p><p>Buyer</p>';
  const list = (items: string) => `<div role="list">${items}</div>`;
  const many = (count: number, item: (index: number) => string) =>
    Array.from({ length: count }, (_, n) => item(n)).join('');
  const shapes: Record<string, () => void> = {
    'ten thousand levels deep': () => {
      let deepest: Element = main;
      for (let depth = 0; depth < 10_000; depth++) {
        const next = document.createElement(depth % 3 ? 'div' : 'section');
        if (depth % 50 === 0) next.setAttribute('role', 'listitem');
        if (depth % 70 === 0) next.setAttribute('data-anonymize', 'person-name');
        if (depth % 90 === 0) next.setAttribute('data-x-search-result', 'LEAD');
        deepest = deepest.appendChild(next);
      }
      deepest.innerHTML = ORLA;
    },
    'ten thousand anchors deep': () => {
      let deepest: Element = main;
      for (let depth = 0; depth < 10_000; depth++) {
        const next = document.createElement('a');
        next.href = 'https://evil.example/in/orla-quist/';
        deepest = deepest.appendChild(next);
      }
    },
    'a hundred thousand nodes wide': () => {
      main.innerHTML = list(`<div role="listitem">${ORLA}</div>`) + '<i></i>'.repeat(100_000);
    },
    'a hundred thousand cards': () => {
      main.innerHTML = list(
        many(
          100_000,
          () =>
            '<div role="listitem" class="entity-result artdeco-list__item" data-x-search-result="LEAD"><p></p></div>',
        ),
      );
    },
    'a hundred thousand links in a card': () => {
      main.innerHTML = list(
        `<div role="listitem">${ORLA}${many(100_000, (n) => `<a href="https://evil.example/in/p-${n}/">P</a>`)}</div>`,
      );
    },
    'fifty thousand marks in a top card': () => {
      const marks = many(
        25_000,
        () => '<span data-anonymize="company-name"></span><span data-anonymize="job-title"></span><label></label>',
      );
      main.innerHTML = `<section class="org-top-card" data-sn-view-name="feature-lead-top-card">${marks}</section><section data-sn-view-name="lead-current-role">${marks}</section>`;
    },
    'fifty thousand empty places and cards in one list': () => {
      main.innerHTML = `<ol>${'<li></li>'.repeat(50_000)}${'<li><div data-scroll-into-view="urn:li:fs_salesProfile:(,)" data-x-search-result="LEAD"></div></li>'.repeat(50_000)}</ol>`;
    },
    'a hundred thousand rows': () => {
      main.innerHTML = `<table><tbody>${'<tr data-row-id="x" class="artdeco-models-table-row"><td></td></tr>'.repeat(100_000)}</tbody></table>`;
    },
    'a name of a million letters': () => {
      main.innerHTML = list(`<div role="listitem"><p><a href="/in/other/">${'a '.repeat(500_000)}</a></p></div>`);
    },
    'fields that hide the members of their form and of the document': () => {
      const names =
        'querySelector querySelectorAll getAttribute attributes children childNodes firstChild parentElement textContent nodeType nodeName matches closest contains body head title documentElement';
      const traps = names
        .split(' ')
        .map((name) => `<input name="${name}"><img name="${name}" id="${name}">`)
        .join('');
      main.innerHTML = `<form name="querySelectorAll" role="list">${traps}<form></form><div role="listitem">${ORLA}</div></form>${names
        .split(' ')
        .map((name) => `<form name="${name}"><embed name="${name}"></form>`)
        .join('')}`;
    },
    'members that are shadowed on the elements themselves': () => {
      main.innerHTML = list(`<div role="listitem">${ORLA}</div>`);
      for (const element of document.querySelectorAll('*')) {
        for (const name of ['getAttribute', 'querySelectorAll', 'textContent', 'children', 'parentElement']) {
          Object.defineProperty(element, name, {
            get: () => {
              throw new Error('shadowed');
            },
          });
        }
      }
    },
    'a page that never stops changing': () => {
      main.innerHTML = list(`<div role="listitem">${ORLA}</div>`);
      setInterval(() => {
        main.append(document.createElement('div'));
        main.lastElementChild?.remove();
      }, 0);
    },
  };
  shapes[kind]?.();
}

const readsOrla = new Set([
  'a hundred thousand nodes wide',
  'a hundred thousand links in a card',
  'members that are shadowed on the elements themselves',
  'a page that never stops changing',
]);
const kinds = [
  'ten thousand levels deep',
  'ten thousand anchors deep',
  'a hundred thousand nodes wide',
  'a hundred thousand cards',
  'a hundred thousand links in a card',
  'fifty thousand marks in a top card',
  'fifty thousand empty places and cards in one list',
  'a hundred thousand rows',
  'a name of a million letters',
  'fields that hide the members of their form and of the document',
  'members that are shadowed on the elements themselves',
  'a page that never stops changing',
];

test('every adapter comes back from every hostile page, with nobody who is not on it', async () => {
  const bundle = await build({
    stdin: { contents: SOURCE, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    tsconfigRaw: '{}',
  });
  const script = bundle.outputFiles[0]?.text ?? '';
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  try {
    for (const kind of kinds) {
      const page = await browser.newPage();
      // Not drawn: drawing ten thousand levels is the browser's trouble, not the readers'.
      await page.setContent('<style>body{display:none}</style><nav data-testid="primary-nav"></nav><main></main>');
      // A world of its own, as the extension's readers have: the page's scripts cannot reach into it.
      const { frameTree } = await (await page.context().newCDPSession(page)).send('Page.getFrameTree');
      const cdp = await page.context().newCDPSession(page);
      await page.evaluate(makeHostile, kind);
      const { executionContextId } = await cdp.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
      const run = async (expression: string) => {
        const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
          expression,
          contextId: executionContextId,
          returnByValue: true,
        });
        expect(exceptionDetails, kind).toBeUndefined();
        return result.value;
      };
      await run(script);
      const answer: Answer = await run('readAll(1)');
      const strangers = answer.keys.filter((key) => key !== 'vanity:orla-quist');
      expect({ kind, strangers }).toEqual({ kind, strangers: [] });
      if (readsOrla.has(kind)) expect({ kind, keys: answer.keys }).toEqual({ kind, keys: ['vanity:orla-quist'] });
      expect(answer.outline).toBeLessThan(300_000);
      console.log(`${kind}: the slowest is ${answer.slowest.join(', ')} ms`);
      await page.close();
    }
  } finally {
    await browser.close();
  }
});
