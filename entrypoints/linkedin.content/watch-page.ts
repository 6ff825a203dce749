/** How long the page must have been quiet: LinkedIn keeps the old results for a moment and then fills in the new ones. */
const SETTLE_MS = 400;
/** A page that never rests (a counting badge, a video) is reported nevertheless. */
const LONGEST_WAIT_MS = 3000;

/** What tells that a node which stays is now somebody else's, or that another page of results is open. */
const TELLING = ['href', 'aria-current', 'componentkey', 'data-chameleon-result-urn', 'data-scroll-into-view'];
/** Texts alone that change so often are a clock's, and no longer worth a reading. */
const MOST_TEXTS = 10;

/**
 * Calls `onSettled` once after each change of address or content, when the page has come to rest; never while the tab is hidden.
 * With each address a visit begins, and what was still under way of the one before is dropped.
 */
export function watchPage(page: Document, signal: AbortSignal, onSettled: () => void): void {
  const { defaultView: view, body } = page;
  if (!view || !body || signal.aborted) return;
  let { href: address } = view.location;
  let visit = new AbortController();
  let timer: number | undefined;
  let waitingSince: number | undefined;
  let texts = 0;

  const settle = (ofVisit: AbortSignal) =>
    view.requestIdleCallback(
      () => {
        if (ofVisit.aborted) return;
        waitingSince = undefined;
        if (!page.hidden) onSettled();
      },
      { timeout: 1000 },
    );
  const changed = () => {
    if (page.hidden || signal.aborted) return;
    const { signal: current } = visit;
    waitingSince ??= view.performance.now();
    view.clearTimeout(timer);
    const left = waitingSince + LONGEST_WAIT_MS - view.performance.now();
    timer = view.setTimeout(() => settle(current), Math.max(0, Math.min(SETTLE_MS, left)));
  };
  const navigated = () => {
    if (view.location.href !== address) {
      address = view.location.href;
      visit.abort();
      visit = new AbortController();
      waitingSince = undefined;
      texts = 0;
    }
    changed();
  };

  const observer = new MutationObserver((records) => {
    texts = records.every(({ type }) => type === 'characterData') ? texts + 1 : 0;
    if (texts <= MOST_TEXTS) changed();
  });
  observer.observe(body, { childList: true, characterData: true, subtree: true, attributeFilter: TELLING });
  view.navigation?.addEventListener('currententrychange', navigated, { signal });
  page.addEventListener('visibilitychange', changed, { signal });
  signal.addEventListener('abort', () => {
    visit.abort();
    observer.disconnect();
    view.clearTimeout(timer);
  });
  changed();
}
