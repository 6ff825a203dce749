import { useState } from 'react';
import { toast } from 'sonner';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { LinkMember } from '../../components/link/link-member.tsx';
import { BrowseBar } from '../../components/panel/browse-bar.tsx';
import { PagePanel } from '../../components/panel/page-panel.tsx';
import { PanelHeader, type PanelScreen } from '../../components/panel/panel-header.tsx';
import { queuedText } from '../../components/panel/queued-text.ts';
import { ReportDialog } from '../../components/panel/report-dialog.tsx';
import { QueueFault } from '../../components/queue-fault.tsx';
import { failureText } from '../../components/text.ts';
import { Toasts } from '../../components/ui/toasts.tsx';
import { useStored } from '../../components/use-stored.ts';
import { useWatched } from '../../components/use-watched.ts';
import { isLinkedInPage } from '../../server/contract/addresses.ts';
import { OWN_PROFILE, PEOPLE_SEARCH } from '../../utils/linkedin/addresses.ts';
import { send } from '../../utils/messaging/send.ts';
import { allowance, browsedTabs, crmAccount, linkedMember, paused } from '../../utils/settings.ts';
import { Attention } from './attention.tsx';
import { leftToday } from './left-today.ts';
import { Searches } from './searches.tsx';
import { usePageView } from './use-page-view.ts';

const loadRefused = () => import('./watch-refusals.ts').then(({ watchRefused }) => watchRefused);

const items = { account: crmAccount, member: linkedMember, paused, browsedTabs, allowance };

export function App() {
  const remembered = useStored(items);
  const [{ tab, view, failure, asked }, refresh, ask] = usePageView();
  const [screen, setScreen] = useState<PanelScreen>();
  const { value: refused = 0, fault } = useWatched(loadRefused);
  const [reporting, setReporting] = useState(false);
  const tabId = tab?.id ?? -1;
  const open = (url: string) => void browser.tabs.create({ url });

  const queue = async (keys: string[], everyone: boolean) => {
    if (view?.kind !== 'page') return;
    const reply = await send('captureRows', { tabId, url: view.url, keys, ...(asked && { asked }) });
    if (!reply.ok) toast.error(failureText(reply.code));
    else {
      // Who could not be read was left out of "all"; nobody had selected them.
      const { title, rest } = queuedText(everyone ? reply : { ...reply, anonymous: 0, unreadable: 0 });
      toast.success(title, { description: rest });
    }
    refresh();
  };

  const acceptSession = async () => {
    const reply = await send('acceptSession');
    if (!reply.ok) toast.error(failureText(reply.code));
    refresh();
  };

  return (
    <main className="mx-auto flex h-dvh max-w-3xl flex-col border-line md:border-x">
      <PanelHeader
        member={remembered?.member?.name}
        account={remembered?.account?.accountName}
        paused={remembered?.paused ?? false}
        onResume={() => send('setPaused', { paused: false })}
        screen={screen}
        refused={refused}
        onScreen={setScreen}
        onImport={() => open(browser.runtime.getURL('/import.html'))}
      />
      {fault && (
        <div className="px-4 pt-3">
          <QueueFault fault={fault} />
        </div>
      )}
      {screen === 'attention' && !fault && <Attention />}
      {screen === 'searches' && !fault && (
        <Searches
          onOpen={({ url }) => {
            if (isLinkedInPage(url)) void browser.tabs.update(tabId, { url });
            else toast.error(i18n.t('searches.notLinkedIn'));
            setScreen(undefined);
          }}
        />
      )}
      {!screen && (
        <>
          {remembered?.member && tab?.url?.startsWith('https://www.linkedin.com/') && (
            <BrowseBar
              key={tabId}
              browsed={remembered.browsedTabs[tabId]}
              allowance={leftToday(remembered.allowance, Date.now())}
              onChange={(on) => send('setBrowseCapture', { tabId, on })}
              onFailure={(text) => toast.error(text)}
            />
          )}
          <PagePanel
            view={view}
            failure={failure}
            paused={remembered?.paused ?? false}
            onQueue={queue}
            actions={{
              setUp: () => open(browser.runtime.getURL('/welcome.html')),
              review: () => open(browser.runtime.getURL('/welcome.html')),
              accept: acceptSession,
              search: () => open(PEOPLE_SEARCH),
              reload: () => void browser.tabs.reload(tabId),
              retry: refresh,
              report: () => setReporting(true),
              connections: ask,
            }}
            linkMember={
              <LinkMember
                key={tabId}
                ready={tab !== undefined}
                onRead={() => send('readViewer', { tabId })}
                onConfirm={(identityKey) => send('confirmLink', { tabId, identityKey })}
                onOpenOwnProfile={() => open(OWN_PROFILE)}
              />
            }
          />
        </>
      )}
      {reporting && (
        <ReportDialog
          onClose={() => setReporting(false)}
          onRead={() => send('outlinePage', { tabId })}
          onCopy={(text) => navigator.clipboard.writeText(text)}
        />
      )}
      <Toasts />
    </main>
  );
}
