import { i18n } from '#i18n';
import type { PanelRow } from '../../utils/messaging/protocol.ts';
import { timeText } from '../text.ts';

/** Where somebody's data comes from, since when, and on which legal basis it is kept. */
export function Provenance({ origin, name }: { origin: NonNullable<PanelRow['origin']>; name: string }) {
  const { at, url } = origin;
  return (
    <details className="text-xs text-muted">
      <summary className="w-fit" aria-label={i18n.t('panel.originOf', { name })}>
        {i18n.t('panel.origin')}
      </summary>
      <p className="pt-1">{i18n.t('panel.originAt', { time: timeText(at, new Date()) })}</p>
      {url && (
        <p className="wrap-anywhere">
          {i18n.t('panel.originFrom')} {url}
        </p>
      )}
      <p>{i18n.t('panel.originBasis')}</p>
    </details>
  );
}
