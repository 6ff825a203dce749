import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Badge } from '../../utils/browse/browse.ts';

const badges = {
  off: { text: '', title: () => '' },
  on: { text: 'ON', title: () => i18n.t('browse.badgeOn') },
  stopped: { text: '!', title: () => i18n.t('browse.badgeStopped') },
} as const satisfies Record<Badge, { text: string; title: () => string }>;

const colors = { off: '#57534e', on: '#0f766e', stopped: '#8a4b08' } as const satisfies Record<Badge, string>;

/**
 * Shows on the action of one tab whether its pages are captured. The browser drops it when the tab goes to another
 * document, so it is shown again for each page. A tab that is gone needs none.
 */
export async function showBadge(tabId: number, badge: Badge): Promise<void> {
  const { text, title } = badges[badge];
  await Promise.allSettled([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color: colors[badge] }),
    browser.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    browser.action.setTitle({ tabId, title: title() }),
  ]);
}

/** Whether this tab is the one that its window shows. A window that nobody sees reports no change of page. */
export async function isInFront(tabId: number): Promise<boolean> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  return tab?.active === true;
}
