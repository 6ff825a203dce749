import { Gift } from 'lucide-react';
import { i18n } from '#i18n';
import { PopupFrame } from '../../components/popup/popup-frame.tsx';
import { UnlinkReceipt } from '../../components/popup/unlink-receipt.tsx';
import { timeText } from '../../components/text.ts';
import { Button } from '../../components/ui/button.tsx';
import type { Remembered } from './app.tsx';
import { openSettings, openWelcome } from './open.ts';

export interface NotLinkedProps {
  remembered: Remembered;
  erased?: number;
  onSponsor: () => void;
}

/** Nobody is linked: one way on, and the receipt of the last unlink where there was one. */
export function NotLinked({ remembered, erased, onSponsor }: NotLinkedProps) {
  const { unlinkReceipt, pendingRevoke } = remembered;
  return (
    <PopupFrame onSettings={openSettings}>
      {unlinkReceipt && (
        <UnlinkReceipt
          erased={erased}
          receipt={
            pendingRevoke ? undefined : { id: unlinkReceipt.receipt, time: timeText(unlinkReceipt.at, new Date()) }
          }
        />
      )}
      <div>
        <h2 className="font-semibold">{i18n.t('popup.notSetUp')}</h2>
        <p className="text-muted">{i18n.t('popup.notSetUpBody')}</p>
      </div>
      <Button kind="primary" className="w-full" onClick={() => openWelcome()}>
        {i18n.t('common.setUp')}
      </Button>
      {remembered.account && (
        <Button kind="quiet" className="w-full" icon={<Gift aria-hidden />} onClick={onSponsor}>
          {i18n.t('sponsorship.title')}
        </Button>
      )}
    </PopupFrame>
  );
}
