import { browser } from 'wxt/browser';

export interface FrontTab {
  id: number;
  /** known for LinkedIn's pages only: the browser hides the others from the extension */
  url?: string;
}

/**
 * The tab that the panel is about: the one in front of its window. Opened in a tab of its own (not every browser has a
 * side panel), it is about the tab that was in front before.
 */
export async function findFrontTab(): Promise<FrontTab | undefined> {
  const own = await browser.tabs.getCurrent();
  const tabs = own ? await browser.tabs.query({}) : await browser.tabs.query({ active: true, currentWindow: true });
  const [front] = tabs
    .filter((tab) => tab.id !== undefined && tab.id !== own?.id)
    .sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0));
  return front?.id === undefined ? undefined : { id: front.id, ...(front.url && { url: front.url }) };
}

export interface TabWatcher {
  /** another tab came to the front, in whatever window, or one is gone: while it closes it still counts as being in front */
  onFront: () => void;
  /** the page of a tab changed or settled */
  onPage: (tabId: number) => void;
}

/** Calls back until the function that it gives is called. */
export function watchTabs({ onFront, onPage }: TabWatcher): () => void {
  const activated = () => onFront();
  const updated = (tabId: number, change: { status?: string; url?: string }) => {
    if (change.status === 'complete' || change.url) onPage(tabId);
  };
  const settled = (message: unknown) => {
    const tabId = settledTab(message);
    if (tabId !== undefined) onPage(tabId);
  };
  browser.tabs.onActivated.addListener(activated);
  browser.tabs.onRemoved.addListener(activated);
  browser.tabs.onUpdated.addListener(updated);
  browser.runtime.onMessage.addListener(settled);
  return () => {
    browser.tabs.onActivated.removeListener(activated);
    browser.tabs.onRemoved.removeListener(activated);
    browser.tabs.onUpdated.removeListener(updated);
    browser.runtime.onMessage.removeListener(settled);
  };
}

/** The tab of the worker's word that a LinkedIn page has settled; undefined for every other message. */
function settledTab(message: unknown): number | undefined {
  const { type, data } = (message ?? {}) as { type?: unknown; data?: { tabId?: unknown } };
  return type === 'pageChanged' && typeof data?.tabId === 'number' ? data.tabId : undefined;
}
