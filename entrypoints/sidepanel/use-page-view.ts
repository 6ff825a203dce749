import { useCallback, useEffect, useRef, useState } from 'react';
import type { FailureCode, PageView } from '../../utils/messaging/protocol.ts';
import { send } from '../../utils/messaging/send.ts';
import {
  browsedTabs,
  consents,
  linkedMember,
  otherMemberSeen,
  pushReport,
  sessionBreak,
} from '../../utils/settings.ts';
import { type FrontTab, findFrontTab, watchTabs } from './front-tab.ts';

export interface FrontPage {
  tab?: FrontTab;
  /** the user has asked for the rows of this page, though it holds no results */
  asked?: boolean;
  view?: PageView;
  failure?: FailureCode;
}

/** What may change what is known of a page that itself stands still. */
const remembered = [browsedTabs, consents, linkedMember, otherMemberSeen, pushReport, sessionBreak];

/** The page in front, read again whenever it, or what is known of it, changes. A late answer never replaces a newer one. */
export function usePageView(): [FrontPage, refresh: () => void, ask: () => void] {
  const [page, setPage] = useState<FrontPage>({});
  const front = useRef<number>(undefined);
  const turns = useRef(0);
  /** the tab and address of the one visit that the user asked for */
  const visit = useRef<string>(undefined);

  const refresh = useCallback(async () => {
    turns.current += 1;
    const turn = turns.current;
    const tab = await findFrontTab();
    if (turn !== turns.current) return;
    front.current = tab?.id;
    setPage((shown) => (shown.tab?.id === tab?.id ? shown : { tab }));
    const asked = tab !== undefined && visitOf(tab) === visit.current;
    if (!asked) visit.current = undefined; // gone from there: the next visit is asked about again
    const read = tab ? await readTab(tab, asked) : { view: notLinkedIn };
    if (turn === turns.current) setPage({ tab, ...(asked && { asked }), ...read });
  }, []);

  const ask = useCallback(() => {
    visit.current = page.tab && visitOf(page.tab);
    void refresh();
  }, [page.tab, refresh]);

  useEffect(() => {
    refresh();
    const stopTabs = watchTabs({ onFront: refresh, onPage: (tabId) => tabId === front.current && refresh() });
    const stops = remembered.map((item) => item.watch(() => void refresh()));
    return () => {
      stopTabs();
      for (const stop of stops) stop();
    };
  }, [refresh]);

  return [page, refresh, ask];
}

const visitOf = ({ id, url = '' }: FrontTab): string => `${id} ${url}`;

const notLinkedIn: PageView = { kind: 'unavailable', why: 'not-linkedin' };

async function readTab(tab: FrontTab, asked: boolean): Promise<Pick<FrontPage, 'view' | 'failure'>> {
  const view = await send('readPage', { tabId: tab.id, ...(asked && { asked }) }).catch(
    () => ({ ok: false, code: 'internal' }) as const,
  );
  if ('ok' in view) return { failure: view.code };
  // No script answers in a tab that is not LinkedIn's; reloading it would change nothing.
  const unreachable = view.kind === 'unavailable' && view.why === 'tab-unreachable';
  return { view: unreachable && !tab.url?.startsWith('https://www.linkedin.com/') ? notLinkedIn : view };
}
