import { useEffect, useState } from 'react';
import { PopupFrame } from '../../components/popup/popup-frame.tsx';
import { UnlinkProgress } from '../../components/popup/unlink-progress.tsx';
import { useStored } from '../../components/use-stored.ts';
import { send } from '../../utils/messaging/send.ts';
import * as settings from '../../utils/settings.ts';
import { Linked } from './linked.tsx';
import { NotLinked } from './not-linked.tsx';
import { Sponsorship } from './sponsorship.tsx';

const items = {
  crmUrl: settings.crmUrl,
  account: settings.crmAccount,
  member: settings.linkedMember,
  paused: settings.paused,
  otherMember: settings.otherMemberSeen,
  pushReport: settings.pushReport,
  pendingRevoke: settings.pendingRevoke,
  unlinkReceipt: settings.unlinkReceipt,
  unlinkStep: settings.unlinkStep,
  sessionBreak: settings.sessionBreak,
};
export type Remembered = NonNullable<ReturnType<typeof useStored<typeof items>>>;

export function App() {
  const remembered = useStored(items);
  const [unlinking, setUnlinking] = useState(false);
  const [sponsoring, setSponsoring] = useState(false);
  // Begun before this popup was opened: the worker may have died over it.
  const standing = !unlinking && remembered?.unlinkStep != null;
  useEffect(() => {
    if (standing) void send('resumeUnlink');
  }, [standing]);
  if (!remembered) return <PopupFrame>{null}</PopupFrame>;

  // The link is forgotten before the CRM has answered: what is shown meanwhile is that it is under way.
  const unlink = async () => {
    setUnlinking(true);
    const reply = await send('unlink');
    setUnlinking(false);
    return reply;
  };

  if (sponsoring) return <Sponsorship crmUrl={remembered.crmUrl} onBack={() => setSponsoring(false)} />;
  const sponsor = () => setSponsoring(true);
  if (unlinking || remembered.unlinkStep) {
    return (
      <PopupFrame>
        <UnlinkProgress step={remembered.unlinkStep ?? 'stop'} />
      </PopupFrame>
    );
  }
  if (remembered.member) {
    return <Linked remembered={remembered} member={remembered.member} onUnlink={unlink} onSponsor={sponsor} />;
  }
  return <NotLinked remembered={remembered} onSponsor={sponsor} />;
}
