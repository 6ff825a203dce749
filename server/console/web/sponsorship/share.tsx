import { Check, Copy, Mail, QrCode, RefreshCw, Share2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { encode } from 'uqr';

const worked = (attempt: Promise<void>) =>
  attempt.then(
    () => true,
    () => false,
  );

/** The link, and the ways to hand it on. */
export function Share({ url, months, onRenew }: { url: string; months: number; onRenew: () => Promise<void> }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<'copied' | 'copyFailed'>();
  const [shows, setShows] = useState<'qr' | 'renew'>();
  const text = t('sponsorship.invitation', { url, count: months });
  const mail = `mailto:?subject=${encodeURIComponent(t('sponsorship.mailSubject'))}&body=${encodeURIComponent(text)}`;
  const copy = async () => setSaid((await worked(navigator.clipboard.writeText(url))) ? 'copied' : 'copyFailed');
  const toggle = (what: 'qr' | 'renew') => setShows(shows === what ? undefined : what);
  return (
    <div className="mt-4 space-y-3">
      <div className="flex flex-col gap-2 sm:flex-row">
        <input
          readOnly
          value={url}
          aria-label={t('sponsorship.link')}
          onFocus={(event) => event.currentTarget.select()}
          className="field min-w-0 flex-1"
        />
        <button type="button" className="button" onClick={copy}>
          {said === 'copied' ? (
            <Check aria-hidden="true" className="size-4" />
          ) : (
            <Copy aria-hidden="true" className="size-4" />
          )}
          {t(said === 'copied' ? 'sponsorship.copiedShort' : 'sponsorship.copy')}
        </button>
      </div>
      <p role="status" className={said ? 'text-soft' : 'sr-only'}>
        {said && t(`sponsorship.${said}`)}
      </p>
      <div className="flex flex-wrap gap-2">
        {'share' in navigator && (
          <button type="button" className="button-quiet" onClick={() => worked(navigator.share({ text, url }))}>
            <Share2 aria-hidden="true" className="size-4" />
            {t('sponsorship.share')}
          </button>
        )}
        <a className="button-quiet" href={mail}>
          <Mail aria-hidden="true" className="size-4" />
          {t('sponsorship.mail')}
        </a>
        <button type="button" className="button-quiet" aria-expanded={shows === 'qr'} onClick={() => toggle('qr')}>
          <QrCode aria-hidden="true" className="size-4" />
          {t('sponsorship.qr')}
        </button>
        <button
          type="button"
          className="button-quiet"
          aria-expanded={shows === 'renew'}
          onClick={() => toggle('renew')}
        >
          <RefreshCw aria-hidden="true" className="size-4" />
          {t('sponsorship.renew')}
        </button>
      </div>
      {shows === 'qr' && <Qr text={url} label={t('sponsorship.qrLabel')} />}
      {shows === 'renew' && (
        <div className="rounded-lg border border-line p-4">
          <p>{t('sponsorship.renewWarning')}</p>
          <button type="button" className="button mt-3" onClick={() => onRenew().then(() => setShows(undefined))}>
            {t('sponsorship.renew')}
          </button>
        </div>
      )}
    </div>
  );
}

/** Dark on light in both themes: cameras do not read it otherwise. */
function Qr({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      className="block size-48 rounded-lg bg-white"
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#1c1917" />
    </svg>
  );
}
