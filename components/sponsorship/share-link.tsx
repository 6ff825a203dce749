import { Check, Copy, Mail, QrCode as QrIcon, Share2 } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { Button, LinkButton } from '../ui/button.tsx';
import { QrCode } from './qr-code.tsx';

export interface ShareLinkProps {
  url: string;
  mail: string;
  /** Both resolve to whether it worked. */
  onCopy: (url: string) => Promise<boolean>;
  /** absent where this browser cannot share */
  onShare?: (url: string) => Promise<boolean>;
}

/** The link, and the ways to hand it on. */
export function ShareLink({ url, mail, onCopy, onShare }: ShareLinkProps) {
  const [said, setSaid] = useState<'copied' | 'copyFailed'>();
  const [showsQr, setShowsQr] = useState(false);
  const copy = async () => setSaid((await onCopy(url)) ? 'copied' : 'copyFailed');
  return (
    <div className="space-y-2">
      <div className="flex items-stretch gap-2">
        <input
          readOnly
          value={url}
          aria-label={i18n.t('sponsorship.link')}
          onFocus={(event) => event.currentTarget.select()}
          className="min-w-0 flex-1 rounded-lg border border-edge bg-surface px-2.5 text-[0.8125rem]"
        />
        <Button kind="primary" icon={said === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />} onClick={copy}>
          {i18n.t(said === 'copied' ? 'sponsorship.copiedShort' : 'sponsorship.copy')}
        </Button>
      </div>
      <p role="status" className={said ? 'text-[0.8125rem] text-muted' : 'sr-only'}>
        {said && i18n.t(`sponsorship.${said}`)}
      </p>
      <div className="flex flex-wrap gap-2">
        {onShare && (
          <Button className="flex-1" icon={<Share2 aria-hidden />} onClick={() => onShare(url)}>
            {i18n.t('sponsorship.share')}
          </Button>
        )}
        <LinkButton kind="secondary" className="flex-1" href={mail} icon={<Mail aria-hidden />}>
          {i18n.t('sponsorship.mail')}
        </LinkButton>
        <Button
          className="flex-1"
          icon={<QrIcon aria-hidden />}
          aria-expanded={showsQr}
          onClick={() => setShowsQr(!showsQr)}
        >
          {i18n.t(showsQr ? 'sponsorship.hideQr' : 'sponsorship.qr')}
        </Button>
      </div>
      {showsQr && <QrCode text={url} label={i18n.t('sponsorship.qrLabel')} />}
    </div>
  );
}
