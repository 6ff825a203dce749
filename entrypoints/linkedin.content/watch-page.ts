/** How long the page must have been quiet: LinkedIn keeps the old results for a moment and then fills in the new ones. */
const SETTLE_MS = 400;
/** A page that never rests (a counting badge, a video) is reported nevertheless. */
const LONGEST_WAIT_MS = 3000;

/** Calls `onSettled` once after each change of address or content, when the page has come to rest; never while the tab is hidden. */
export function watchPage(page: Document, signal: AbortSignal, onSettled: () => void): void {
  const { defaultView: view, body } = page;
  if (!view || !body || signal.aborted) return;
  let timer: number | undefined;
  let waitingSince: number | undefined;

  const settle = () => {
    timer = undefined;
    view.requestIdleCallback(
      () => {
        waitingSince = undefined;
        if (!signal.aborted && !page.hidden) onSettled();
      },
      { timeout: 1000 },
    );
  };
  const changed = () => {
    if (page.hidden || signal.aborted) return;
    waitingSince ??= view.performance.now();
    view.clearTimeout(timer);
    const left = waitingSince + LONGEST_WAIT_MS - view.performance.now();
    timer = view.setTimeout(settle, Math.max(0, Math.min(SETTLE_MS, left)));
  };

  const observer = new MutationObserver(changed);
  observer.observe(body, { childList: true, subtree: true });
  view.navigation?.addEventListener('currententrychange', changed, { signal });
  page.addEventListener('visibilitychange', changed, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    view.clearTimeout(timer);
  });
  changed();
}
