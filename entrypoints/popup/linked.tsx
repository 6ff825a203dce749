import { ExternalLink, Gift, LogIn, PanelRightOpen, Pause, Play, Send } from 'lucide-react';
import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { LinkedPair } from '../../components/popup/linked-pair.tsx';
import { Numbers } from '../../components/popup/numbers.tsx';
import { PopupFrame } from '../../components/popup/popup-frame.tsx';
import { type PushReply, PushState } from '../../components/popup/push-state.tsx';
import { Refusals } from '../../components/popup/refusals.tsx';
import { Unlink } from '../../components/popup/unlink.tsx';
import { QueueFault } from '../../components/queue-fault.tsx';
import { SessionNotice } from '../../components/session-notice.tsx';
import { timeText } from '../../components/text.ts';
import { Button, LinkButton } from '../../components/ui/button.tsx';
import { Callout } from '../../components/ui/callout.tsx';
import { usePending } from '../../components/use-pending.ts';
import { useWatched } from '../../components/use-watched.ts';
import type { Reply } from '../../utils/messaging/protocol.ts';
import { send } from '../../utils/messaging/send.ts';
import type { LinkedMember, OtherMember } from '../../utils/settings.ts';
import type { Remembered } from './app.tsx';
import { openPanel, openSettings, openWelcome } from './open.ts';
import { useOnline } from './use-online.ts';

const loadNumbers = () => import('./watch-queue.ts').then(({ watchNumbers }) => watchNumbers);

export interface LinkedProps {
  remembered: Remembered;
  member: LinkedMember;
  onUnlink: () => Promise<Reply<object>>;
  onSponsor: () => void;
}

/** The popup of somebody who is linked: who, how many, why they wait, and everything that can be done about it. */
export function Linked({ remembered, member, onUnlink, onSponsor }: LinkedProps) {
  const { account, paused, otherMember, sessionBreak, pushReport, crmUrl } = remembered;
  const { value: queue, fault } = useWatched(loadNumbers);
  const online = useOnline();
  const windowId = useWindowId();
  const [asking, setAsking] = useState(false);
  const [pushed, setPushed] = useState<PushReply>();
  const [pushing, push] = usePending(async () => {
    setPushed(undefined);
    setPushed(await send('pushNow'));
  });
  const time = (iso: string) => timeText(iso, new Date());
  const { waiting, lastPushedAt } = pushReport;
  const signedOut = !account || waiting?.code === 'signed-out-of-crm';
  const leadsWaiting = queue?.totals.waiting;

  const unlink = <Unlink waiting={leadsWaiting ?? 0} asking={asking} onAsk={setAsking} onUnlink={onUnlink} />;
  if (asking) return <PopupFrame paused={paused}>{unlink}</PopupFrame>;
  return (
    <PopupFrame paused={paused} onSettings={openSettings}>
      <LinkedPair member={member.name} account={account?.accountName} email={account?.email} />
      {fault ? <QueueFault fault={fault} /> : <Numbers totals={queue?.totals} />}
      {otherMember && <OtherMemberSeen seen={otherMember} />}
      {sessionBreak && <SessionNotice why={sessionBreak.why} onAccept={() => void send('acceptSession')} />}
      <PushState
        paused={paused}
        online={online}
        pushed={pushed}
        waiting={waiting && { code: waiting.code, ...(waiting.until && { untilTime: time(waiting.until) }) }}
        lastPushedTime={lastPushedAt && time(lastPushedAt)}
        leadsWaiting={leadsWaiting}
      />
      <Refusals recent={queue?.refusals ?? []} total={queue?.totals.refused ?? 0} />
      <div className="grid grid-cols-2 gap-2">
        {signedOut ? (
          <Button
            kind="primary"
            className="col-span-2"
            icon={<LogIn aria-hidden />}
            onClick={() => openWelcome('sign-in')}
          >
            {i18n.t('popup.signInAgain')}
          </Button>
        ) : (
          <Button
            kind="primary"
            className="col-span-2"
            icon={<PanelRightOpen aria-hidden />}
            disabled={windowId === undefined}
            onClick={() => windowId !== undefined && openPanel(windowId)}
          >
            {i18n.t('popup.openPanel')}
          </Button>
        )}
        <Button icon={<Send aria-hidden />} busy={pushing} disabled={paused || !leadsWaiting} onClick={() => push()}>
          {pushing ? i18n.t('popup.pushing') : i18n.t('popup.pushNow')}
        </Button>
        <Button
          icon={paused ? <Play aria-hidden /> : <Pause aria-hidden />}
          onClick={() => send('setPaused', { paused: !paused })}
        >
          {paused ? i18n.t('popup.resume') : i18n.t('popup.pause')}
        </Button>
      </div>
      <footer className="flex flex-wrap justify-between border-t border-line pt-2">
        <LinkButton className="px-2!" href={`${crmUrl}/leads`} icon={<ExternalLink aria-hidden />}>
          {i18n.t('popup.leadsPage')}
        </LinkButton>
        <Button kind="quiet" className="px-2!" icon={<Gift aria-hidden />} onClick={onSponsor}>
          {i18n.t('sponsorship.title')}
        </Button>
        {unlink}
      </footer>
    </PopupFrame>
  );
}

const OtherMemberSeen = ({ seen }: { seen: OtherMember }) => (
  <Callout tone="warn" role="status">
    <p>{seen.name ? i18n.t('popup.otherMemberNamed', { name: seen.name }) : i18n.t('popup.otherMember')}</p>
  </Callout>
);

/** Asked for in advance: the side panel opens only in the click itself, before anything is awaited. */
function useWindowId(): number | undefined {
  const [id, setId] = useState<number>();
  useEffect(() => {
    browser.windows.getCurrent().then((current) => setId(current.id));
  }, []);
  return id;
}
