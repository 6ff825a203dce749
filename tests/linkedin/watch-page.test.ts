import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchPage } from '../../entrypoints/linkedin.content/watch-page.ts';

/** jsdom has no idle callbacks and its clock is its own: both are the test's here. */
function openPage() {
  const { window } = new JSDOM('<body></body>', { pretendToBeVisual: true });
  const { document } = window;
  Object.assign(window, {
    requestIdleCallback: (callback: () => void) => setTimeout(callback, 0),
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
  });
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
