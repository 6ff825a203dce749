import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { DoneStep } from '../../components/welcome/done-step.tsx';
import { LinkStep } from '../../components/welcome/link-step.tsx';
import { FEED, OWN_PROFILE, PEOPLE_SEARCH } from '../../utils/linkedin/addresses.ts';
import { send } from '../../utils/messaging/send.ts';
import { useLinkedInTab } from './use-linkedin-tab.ts';

const open = (url: string) => void browser.tabs.create({ url });

/** Reads from the LinkedIn tab that the user opened. */
export function Link() {
  const tabId = useLinkedInTab();
  return (
    <LinkStep
      ready={tabId !== undefined}
      onOpen={() => open(FEED)}
      onRead={() => send('readViewer', { tabId: tabId ?? -1 })}
      onConfirm={(identityKey) => send('confirmLink', { tabId: tabId ?? -1, identityKey })}
      onOpenOwnProfile={() => open(OWN_PROFILE)}
    />
  );
}

export function Done(props: { member?: string; account: string }) {
  const [windowId, setWindowId] = useState<number>();
  useEffect(() => {
    browser.windows.getCurrent().then((current) => setWindowId(current.id));
  }, []);
  return (
    <DoneStep
      {...props}
      onOpenPanel={() => windowId !== undefined && void browser.sidePanel.open({ windowId })}
      onOpenSearch={() => open(PEOPLE_SEARCH)}
    />
  );
}
