import { useCallback, useEffect, useRef, useState } from 'react';
import type { FailureCode, PageView } from '../../utils/messaging/protocol.ts';
import { send } from '../../utils/messaging/send.ts';
import { browsedTabs, consents, linkedMember, otherMemberSeen, pushReport } from '../../utils/settings.ts';
import { type FrontTab, findFrontTab, watchTabs } from './front-tab.ts';

export interface FrontPage {
  tab?: FrontTab;
  view?: PageView;
  failure?: FailureCode;
}

/** What may change what is known of a page that itself stands still. */
const remembered = [browsedTabs, consents, linkedMember, otherMemberSeen, pushReport];

/** The page in front, read again whenever it, or what is known of it, changes. A late answer never replaces a newer one. */
export function usePageView(): [FrontPage, refresh: () => void] {
  const [page, setPage] = useState<FrontPage>({});
  const front = useRef<number>(undefined);
  const turns = useRef(0);

  const refresh = useCallback(async () => {
    turns.current += 1;
    const turn = turns.current;
    const tab = await findFrontTab();
    if (turn !== turns.current) return;
    front.current = tab?.id;
    setPage((shown) => (shown.tab?.id === tab?.id ? shown : { tab }));
    const read = tab ? await readTab(tab) : { view: notLinkedIn };
    if (turn === turns.current) setPage({ tab, ...read });
  }, []);

  useEffect(() => {
    refresh();
    const stopTabs = watchTabs({ onFront: refresh, onPage: (tabId) => tabId === front.current && refresh() });
    const stops = remembered.map((item) => item.watch(() => void refresh()));
    return () => {
      stopTabs();
      for (const stop of stops) stop();
    };
  }, [refresh]);

  return [page, refresh];
}

const notLinkedIn: PageView = { kind: 'unavailable', why: 'not-linkedin' };

async function readTab(tab: FrontTab): Promise<Pick<FrontPage, 'view' | 'failure'>> {
  const view = await send('readPage', { tabId: tab.id }).catch(() => ({ ok: false, code: 'internal' }) as const);
  if ('ok' in view) return { failure: view.code };
  // No script answers in a tab that is not LinkedIn's; reloading it would change nothing.
  const unreachable = view.kind === 'unavailable' && view.why === 'tab-unreachable';
  return { view: unreachable && !tab.url?.startsWith('https://www.linkedin.com/') ? notLinkedIn : view };
}
