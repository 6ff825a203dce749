import type { BrowseReading } from '../capture/service.ts';
import type { Reply } from '../messaging/protocol.ts';
import type { BrowsedTab, BrowsedTabs } from '../settings.ts';

export interface BrowseDeps {
  /** lives as long as the browser's session, and outlives the worker */
  tabs: { getValue: () => Promise<BrowsedTabs>; setValue: (tabs: BrowsedTabs) => Promise<void> };
  mayRead: () => Promise<Reply<object>>;
  isInFront: (tabId: number) => Promise<boolean>;
  captureNew: (tabId: number, taken: (url: string) => readonly string[]) => Promise<BrowseReading>;
  /** shows on the action of this tab whether its pages are captured */
  show: (tabId: number, badge: Badge) => Promise<void>;
  /** called when people were queued */
  onCaptured: () => void;
  /** one at a time: two tabs share one record */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
}

export type Badge = 'off' | 'on' | 'stopped';

/** Pages of a tab whose people are remembered, so that going back captures nobody twice. */
const MOST_PAGES = 100;

/** What is no fault: a page without results, or one that is still coming. */
const QUIET: ReadonlySet<string> = new Set(['tab-unreachable', 'page-not-readable', 'empty', 'loading', 'other-page']);

/**
 * Capture as I browse: each results page that the user opens in this tab is captured once it has settled. Off at start,
 * for one tab, gone when the tab closes. Opens no page, scrolls none, and reads none that is not in front.
 */
export function createBrowse(deps: BrowseDeps) {
  async function change(tabId: number, tab: BrowsedTab | undefined): Promise<void> {
    const { [tabId]: _, ...others } = await deps.tabs.getValue();
    await deps.tabs.setValue(tab ? { ...others, [tabId]: tab } : others);
  }

  async function capturePage(tabId: number): Promise<void> {
    const tab = (await deps.tabs.getValue())[tabId];
    if (!tab) return;
    if (!(await deps.isInFront(tabId))) return;
    const reading = await deps.captureNew(tabId, (url) => tab.pages[url] ?? []);
    const next = reading.ok ? withPage(tab, reading) : { ...tab, stopped: whyStopped(reading) };
    await change(tabId, next);
    await deps.show(tabId, next.stopped ? 'stopped' : 'on');
    if (reading.ok && reading.captured > 0) deps.onCaptured();
  }

  return {
    /** The user's switch. The page in front is captured with it. */
    set: (tabId: number, on: boolean): Promise<Reply<object>> =>
      deps.alone(async () => {
        const allowed = await deps.mayRead();
        if (on && !allowed.ok) return allowed;
        await change(tabId, on ? { captured: 0, pages: {} } : undefined);
        await deps.show(tabId, on ? 'on' : 'off');
        if (on) await capturePage(tabId);
        return { ok: true };
      }),
    /** A page of this tab has settled. Does nothing where the switch is off. */
    settled: (tabId: number): Promise<void> => deps.alone(() => capturePage(tabId)),
    /** The tab is gone. */
    forget: (tabId: number): Promise<void> =>
      deps.alone(async () => {
        if ((await deps.tabs.getValue())[tabId]) await change(tabId, undefined);
      }),
    /** Off in every tab. What was being captured has been stored when this returns. */
    clear: (): Promise<void> =>
      deps.alone(async () => {
        const tabs = Object.keys(await deps.tabs.getValue());
        await deps.tabs.setValue({});
        await Promise.all(tabs.map((tabId) => deps.show(Number(tabId), 'off')));
      }),
  };
}

function withPage(tab: BrowsedTab, { url, captured, keys }: Extract<BrowseReading, { ok: true }>): BrowsedTab {
  const { [url]: before, ...others } = tab.pages;
  const pages: [string, string[]][] = [...Object.entries(others), [url, [...new Set([...(before ?? []), ...keys])]]];
  return { captured: tab.captured + captured, pages: Object.fromEntries(pages.slice(-MOST_PAGES)) };
}

/** A page that cannot be captured is worth a word; one that merely has no results is not. */
function whyStopped({ code, state }: Extract<BrowseReading, { ok: false }>): BrowsedTab['stopped'] {
  if (code !== 'page-not-readable') return QUIET.has(code) ? undefined : code;
  return state === undefined || QUIET.has(state) ? undefined : state;
}
