import { Toaster, toast } from 'sonner';
import { browser } from 'wxt/browser';
import { LinkMember } from '../../components/link/link-member.tsx';
import { PagePanel } from '../../components/panel/page-panel.tsx';
import { PanelHeader } from '../../components/panel/panel-header.tsx';
import { queuedText } from '../../components/panel/queued-text.ts';
import { failureText } from '../../components/text.ts';
import { useStored } from '../../components/use-stored.ts';
import { OWN_PROFILE, PEOPLE_SEARCH } from '../../utils/linkedin/addresses.ts';
import { send } from '../../utils/messaging/send.ts';
import { crmAccount, linkedMember, paused } from '../../utils/settings.ts';
import { usePageView } from './use-page-view.ts';

const items = { account: crmAccount, member: linkedMember, paused };

export function App() {
  const remembered = useStored(items);
  const [{ tab, view, failure }, refresh] = usePageView();
  const tabId = tab?.id ?? -1;
  const open = (url: string) => void browser.tabs.create({ url });

  const queue = async (keys: string[], everyone: boolean) => {
    if (view?.kind !== 'page') return;
    const reply = await send('captureRows', { tabId, url: view.url, keys });
    if (!reply.ok) toast.error(failureText(reply.code));
    else {
      // Who could not be read was left out of "all"; nobody had selected them.
      const { title, rest } = queuedText(everyone ? reply : { ...reply, anonymous: 0, unreadable: 0 });
      toast.success(title, { description: rest });
    }
    refresh();
  };

  return (
    <main className="mx-auto flex h-dvh max-w-3xl flex-col border-line md:border-x">
      <PanelHeader
        member={remembered?.member?.name}
        account={remembered?.account?.accountName}
        paused={remembered?.paused ?? false}
        onResume={() => send('setPaused', { paused: false })}
      />
      <PagePanel
        view={view}
        failure={failure}
        paused={remembered?.paused ?? false}
        onQueue={queue}
        actions={{
          setUp: () => open(browser.runtime.getURL('/welcome.html')),
          search: () => open(PEOPLE_SEARCH),
          reload: () => void browser.tabs.reload(tabId),
          retry: refresh,
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
      <Toaster
        position="bottom-center"
        theme="system"
        mobileOffset={{ bottom: 76 }}
        offset={{ bottom: 76 }}
        toastOptions={{
          classNames: {
            toast: 'bg-surface! text-ink! border-edge! font-sans!',
            description: 'text-muted!',
            success: '[&_[data-icon]]:text-good',
            error: '[&_[data-icon]]:text-danger',
          },
        }}
      />
    </main>
  );
}
