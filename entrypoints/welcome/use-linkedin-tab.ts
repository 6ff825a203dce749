import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { LINKEDIN_ORIGINS } from '../../utils/consent/reading.ts';

/** The LinkedIn tab that was in front last; undefined where none is open. Follows the tabs as they come and go. */
export function useLinkedInTab(): number | undefined {
  const [tabId, setTabId] = useState<number>();
  useEffect(() => {
    const look = async () => {
      const tabs = await browser.tabs.query({ url: LINKEDIN_ORIGINS });
      const [last] = tabs.sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0));
      setTabId(last?.id);
    };
    look();
    const events = [browser.tabs.onActivated, browser.tabs.onUpdated, browser.tabs.onRemoved];
    for (const event of events) event.addListener(look);
    return () => {
      for (const event of events) event.removeListener(look);
    };
  }, []);
  return tabId;
}
