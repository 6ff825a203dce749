import { browser } from 'wxt/browser';
import type { ScriptPublicPath } from 'wxt/utils/inject-script';

/** The one site that Leadferry reads, and the one permission that it asks for. */
export const LINKEDIN_ORIGINS = ['https://www.linkedin.com/*'];

const SCRIPT = { id: 'linkedin', js: ['content-scripts/linkedin.js'] };

export const hasLinkedInPermission = (): Promise<boolean> =>
  browser.permissions.contains({ origins: LINKEDIN_ORIGINS });

/**
 * Registers the content script for every page to come and starts it in LinkedIn tabs that are open. May be repeated, also
 * at the same time: a message that wakes the worker meets the worker's own start.
 */
export const startReading = (): Promise<void> => navigator.locks.request(SCRIPT.id, register);

async function register(): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT.id] });
  if (registered.length > 0) return;
  await browser.scripting.registerContentScripts([
    { ...SCRIPT, matches: LINKEDIN_ORIGINS, runAt: 'document_idle', persistAcrossSessions: true },
  ]);
  const tabs = await browser.tabs.query({ url: LINKEDIN_ORIGINS });
  const files = SCRIPT.js as ScriptPublicPath[];
  await Promise.allSettled(
    tabs.flatMap(({ id }) =>
      id === undefined ? [] : [browser.scripting.executeScript({ target: { tabId: id }, files })],
    ),
  );
}

/** Unregisters the content script and keeps the permission: the user is asked once more and may say yes again. */
export const suspendReading = (): Promise<void> => navigator.locks.request(SCRIPT.id, unregisterScript);

/** Unregisters the content script and gives the permission back. Taking the permission back alone would leave the script registered. */
export const stopReading = (): Promise<void> => navigator.locks.request(SCRIPT.id, unregister);

async function unregisterScript(): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT.id] });
  if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT.id] });
}

async function unregister(): Promise<void> {
  await unregisterScript();
  if (await hasLinkedInPermission()) await browser.permissions.remove({ origins: LINKEDIN_ORIGINS });
}

/**
 * Reads the page of a tab, once: the reader of its page type and the one that all share are injected together, answer and are
 * gone. Undefined where the browser does not let them in: no permission, no such tab, a page that is still being fetched.
 * @param findPage the id of the page type behind an address; where there is none nothing is injected
 * @param asked the user wants the rows of a page that holds no results
 */
export async function readTab(
  tabId: number,
  findPage: (url: URL) => string | undefined,
  asked: boolean,
): Promise<unknown> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  if (!tab?.url) return undefined; // the address is told to those with the permission
  const page = findPage(new URL(tab.url));
  if (page === undefined) return { url: tab.url, extraction: null };
  return runIn(tabId, ...(asked ? ['/on-request.js'] : []), `/read-${page}.js`, '/page-reader.js');
}

/** The skeleton of the page of a tab, in the same way. */
export const outlineTab = (tabId: number): Promise<unknown> => runIn(tabId, '/page-outline.js');

async function runIn(tabId: number, ...scripts: string[]): Promise<unknown> {
  const files = scripts as ScriptPublicPath[];
  const [injected] = await browser.scripting.executeScript({ target: { tabId }, files }).catch(() => []);
  return injected?.result;
}
