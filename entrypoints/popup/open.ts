import { browser } from 'wxt/browser';

const openTab = async (url: string) => {
  await browser.tabs.create({ url });
  window.close();
};

/**
 * Opens the set-up page. Signing in again happens there too: the sign-in window takes the focus, a popup without focus
 * is closed by the browser, and the sign-in would end with it.
 */
export const openWelcome = (step?: 'sign-in') =>
  openTab(browser.runtime.getURL(step ? `/welcome.html?step=${step}` : '/welcome.html'));

export const openSettings = async () => {
  await browser.runtime.openOptionsPage();
  window.close();
};

/** Opens the side panel of this window. Must be called from a click, and without awaiting anything before. */
export function openPanel(windowId: number): void {
  browser.sidePanel.open({ windowId }).then(() => window.close());
}
