import { Gift } from 'lucide-react';
import { i18n } from '#i18n';
import { PopupFrame } from '../../components/popup/popup-frame.tsx';
import { UnlinkReceipt } from '../../components/popup/unlink-receipt.tsx';
import { saveFile } from '../../components/save-file.ts';
import { timeText } from '../../components/text.ts';
import { Button } from '../../components/ui/button.tsx';
import type { UnlinkReceipt as Receipt } from '../../utils/settings.ts';
import type { Remembered } from './app.tsx';
import { openSettings, openWelcome } from './open.ts';

export interface NotLinkedProps {
  remembered: Remembered;
  onSponsor: () => void;
}

/** Nobody is linked: one way on, and the receipt of the last unlink where there was one. */
export function NotLinked({ remembered, onSponsor }: NotLinkedProps) {
  const { unlinkReceipt } = remembered;
  return (
    <PopupFrame onSettings={openSettings}>
      {unlinkReceipt && (
        <UnlinkReceipt
          {...toShown(unlinkReceipt)}
          onSave={() => saveFile(`leadferry-unlink-${unlinkReceipt.at.slice(0, 10)}.json`, receiptFile(unlinkReceipt))}
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

function toShown({ at, by, wiped, receipt, confirmedAt, erased }: Receipt) {
  const time = (iso: string) => timeText(iso, new Date());
  return {
    askedTime: time(at),
    by,
    wiped,
    ...(receipt && { confirmed: { id: receipt, time: time(confirmedAt ?? at), erased: erased?.length ?? 0 } }),
  };
}

const receiptFile = ({ at, by, wiped, receipt, confirmedAt, erased }: Receipt): string =>
  `${JSON.stringify(
    { receipt, askedAt: at, askedIn: by, confirmedAt, erasedInBrowser: wiped, erasedInCrm: erased },
    null,
    2,
  )}\n`;
