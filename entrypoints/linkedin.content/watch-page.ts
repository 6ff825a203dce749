/** How long the page must have been quiet: LinkedIn keeps the old results for a moment and then fills in the new ones. */
const SETTLE_MS = 400;
/** A page that never rests (a counting badge, a video) is reported nevertheless. */
const LONGEST_WAIT_MS = 3000;

/** What tells that a node which stays is now somebody else's, or that another page of results is open. */
const TELLING = ['href', 'aria-current', 'componentkey', 'data-chameleon-result-urn', 'data-scroll-into-view'];
/** A text that changes so often on one visit is a clock's, and no longer worth a reading. */
const MOST_CHANGES = 10;
/** A page that writes one address after the other is reported as well. */
const LONGEST_SILENCE_MS = 3 * LONGEST_WAIT_MS;

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
  /** since when something has changed that nobody was told of */
  let unreportedSince: number | undefined;
  let changes = new WeakMap<Node, number>();

  const settle = (ofVisit: AbortSignal) =>
    view.requestIdleCallback(
      () => {
        if (ofVisit.aborted) return;
        waitingSince = unreportedSince = undefined;
        if (!page.hidden) onSettled();
      },
      { timeout: 1000 },
    );
  const changed = () => {
    if (page.hidden || signal.aborted) return;
    const { signal: current } = visit;
    waitingSince ??= view.performance.now();
    unreportedSince ??= waitingSince;
    view.clearTimeout(timer);
    const left = waitingSince + LONGEST_WAIT_MS - view.performance.now();
    timer = view.setTimeout(() => settle(current), Math.max(0, Math.min(SETTLE_MS, left)));
  };
  const navigated = () => {
    if (view.location.href !== address) {
      address = view.location.href;
      visit.abort();
      visit = new AbortController();
      changes = new WeakMap();
      const isOverdue = view.performance.now() - (unreportedSince ?? Infinity) > LONGEST_SILENCE_MS;
      if (!isOverdue) waitingSince = undefined;
    }
    changed();
  };

  const isTelling = ({ type, target }: MutationRecord) => {
    if (type !== 'characterData') return true;
    const times = (changes.get(target) ?? 0) + 1;
    changes.set(target, times);
    return times <= MOST_CHANGES;
  };
  const observer = new MutationObserver((records) => {
    if (records.filter(isTelling).length > 0) changed();
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
