import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchPage } from '../../entrypoints/linkedin.content/watch-page.ts';

/** jsdom has no idle callbacks and its clock is its own: both are the test's here. */
function openPage(content = '') {
  const { window } = new JSDOM(`<body>${content}</body>`, {
    pretendToBeVisual: true,
    url: 'https://www.linkedin.com/feed/',
  });
  const { document } = window;
  Object.assign(window, {
    requestIdleCallback: (callback: () => void) => setTimeout(callback, 0),
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
  });
  const navigation = new window.EventTarget();
  Object.assign(window, { navigation });
  Object.defineProperty(window, 'performance', { value: { now: () => Date.now() } });
  vi.stubGlobal('MutationObserver', window.MutationObserver);
  let isHidden = false;
  Object.defineProperty(document, 'hidden', { get: () => isHidden });
  const stop = new window.AbortController();
  const settled = vi.fn();
  watchPage(document, stop.signal, settled);
  return {
    document,
    stop,
    settled,
    navigate: (path: string) => {
      window.history.pushState(null, '', path);
      navigation.dispatchEvent(new window.Event('currententrychange'));
    },
    hide: (hidden: boolean) => {
      isHidden = hidden;
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const change = async (document: Document) => {
  document.body.append(document.createElement('p'));
  await vi.advanceTimersByTimeAsync(100);
};

test('tells once that the page has come to rest, however often it changed', async () => {
  const { document, settled } = openPage();
  for (let times = 0; times < 5; times++) await change(document);
  expect(settled).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(settled).toHaveBeenCalledTimes(1);
});

test.each<[string, (row: HTMLAnchorElement) => void]>([
  ['another link', (row) => row.setAttribute('href', '/in/ida-brek/')],
  [
    'another text',
    (row) => {
      if (row.firstChild) row.firstChild.nodeValue = 'Ida Brek';
    },
  ],
  ['another current page', (row) => row.setAttribute('aria-current', 'true')],
])('a node that is used again for somebody else is a change: %s', async (_, reuse) => {
  const { document, settled } = openPage('<a href="/in/orla-quist/">Orla Quist</a>');
  await vi.advanceTimersByTimeAsync(1000);
  settled.mockClear();
  reuse(document.querySelector('a') as HTMLAnchorElement);
  await vi.advanceTimersByTimeAsync(1000);
  expect(settled).toHaveBeenCalledTimes(1);
});

test('a visit ends with its address: what was about to be told of it is not told of the next', async () => {
  const { document, settled, navigate } = openPage();
  await vi.advanceTimersByTimeAsync(1000);
  settled.mockClear();
  // Changes go on for nearly as long as anybody waits; then the address changes, and the next page takes its time.
  for (let times = 0; times < 28; times++) await change(document);
  navigate('/search/results/people/');
  for (let times = 0; times < 8; times++) await change(document);
  expect(settled).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(settled).toHaveBeenCalledTimes(1);
});

test('a page that writes the same address into its history again and again is told of all the same', async () => {
  const { settled, navigate } = openPage();
  for (let times = 0; times < 40; times++) {
    navigate('/feed/');
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(settled).toHaveBeenCalled();
});

test('a page that writes one address after the other is told of all the same', async () => {
  const { settled, navigate } = openPage();
  for (let times = 0; times < 200; times++) {
    navigate(`/feed/?t=${times}`);
    await vi.advanceTimersByTimeAsync(300);
  }
  expect(settled.mock.calls.length).toBeGreaterThan(3);
});

test('a clock that ticks is not told of for ever, and the next real change is', async () => {
  const { document, settled } = openPage('<p>0</p>');
  const clock = document.querySelector('p')?.firstChild as Text;
  const tick = async (times: number) => {
    for (let time = 0; time < times; time++) {
      clock.nodeValue = String(time);
      await vi.advanceTimersByTimeAsync(1000);
    }
  };
  await tick(30);
  settled.mockClear();
  await tick(30);
  expect(settled).not.toHaveBeenCalled();
  await change(document);
  await vi.advanceTimersByTimeAsync(1000);
  expect(settled).toHaveBeenCalledTimes(1);
  await tick(30); // the clock goes on, and is still a clock
  expect(settled).toHaveBeenCalledTimes(1);
});

test('a page that never rests is told of all the same', async () => {
  const { document, settled } = openPage();
  for (let times = 0; times < 40; times++) await change(document);
  expect(settled).toHaveBeenCalled();
});

test('says nothing while hidden, and nothing more once stopped', async () => {
  const { document, settled, stop, hide } = openPage();
  await vi.advanceTimersByTimeAsync(1000);
  settled.mockClear();
  hide(true);
  await change(document);
  await vi.advanceTimersByTimeAsync(5000);
  expect(settled).not.toHaveBeenCalled();
  hide(false);
  stop.abort();
  await change(document);
  await vi.advanceTimersByTimeAsync(5000);
  expect(settled).not.toHaveBeenCalled();
});

test('writes nothing into the page', async () => {
  const { document } = openPage();
  const before = document.documentElement.outerHTML;
  await vi.advanceTimersByTimeAsync(5000);
  expect(document.documentElement.outerHTML).toBe(before);
});
