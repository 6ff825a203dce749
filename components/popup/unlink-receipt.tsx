import { i18n } from '#i18n';
import { Callout } from '../ui/callout.tsx';

export interface UnlinkReceiptProps {
  /** absent while the CRM has not acknowledged yet */
  receipt?: { id?: string; time: string };
  /** how many waiting people were erased, where this popup did it */
  erased?: number;
}

/** What came of an unlink: confirmed by the CRM, or still to be told to it. */
export function UnlinkReceipt({ receipt, erased }: UnlinkReceiptProps) {
  return (
    <Callout tone={receipt ? 'good' : 'warn'} title={i18n.t('popup.unlinked')} role="status">
      {erased !== undefined && <p>{i18n.t('popup.unlinkedWiped', erased)}</p>}
      {receipt ? (
        <>
          <p>{i18n.t('popup.unlinkedAt', { time: receipt.time })}</p>
          {receipt.id && (
            <p className="text-xs text-muted select-all">{i18n.t('popup.unlinkedReceipt', { id: receipt.id })}</p>
          )}
        </>
      ) : (
        <p>{i18n.t('popup.unlinkedPending')}</p>
      )}
    </Callout>
  );
}
