import { Download } from 'lucide-react';
import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';

export interface UnlinkReceiptProps {
  /** when it was asked for */
  askedTime: string;
  /** what made it */
  by?: 'popup' | 'browser' | 'settings' | 'service';
  /** absent while the CRM has not acknowledged yet */
  confirmed?: { id: string; time: string; erased: number };
  /** how many waiting people and remembered searches were erased here */
  wiped?: { leads: number; searches: number };
  onSave: () => void;
}

/** What came of an unlink: when, why, what was erased here and there, and whether the CRM has confirmed it. */
export function UnlinkReceipt({ askedTime, by = 'popup', confirmed, wiped, onSave }: UnlinkReceiptProps) {
  return (
    <Callout tone={confirmed ? 'good' : 'warn'} title={i18n.t('popup.unlinked')} role="status">
      <p>{i18n.t(`popup.unlinkedBy.${by}`, { time: askedTime })}</p>
      {wiped && (
        <p>
          {i18n.t('popup.unlinkedWiped', wiped.leads)} {i18n.t('popup.unlinkedSearches', wiped.searches)}
        </p>
      )}
      {confirmed ? (
        <>
          <p>{i18n.t('popup.unlinkedAt', { time: confirmed.time })}</p>
          {confirmed.erased > 0 && <p>{i18n.t('popup.unlinkedThere')}</p>}
          <p className="text-xs text-muted select-all">{i18n.t('popup.unlinkedReceipt', { id: confirmed.id })}</p>
          <Button icon={<Download aria-hidden />} onClick={onSave}>
            {i18n.t('popup.saveReceipt')}
          </Button>
        </>
      ) : (
        <p>{i18n.t('popup.unlinkedPending')}</p>
      )}
    </Callout>
  );
}
