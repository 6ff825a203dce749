import { Gift, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { SponsorSettings, Sponsorship } from '../../server/contract/sponsorship.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { usePending } from '../use-pending.ts';
import { type Dates, Months } from './months.tsx';
import { NameChoice } from './name-choice.tsx';
import { Rules } from './rules.tsx';
import { ShareLink, type ShareLinkProps } from './share-link.tsx';
import { Story, type Told } from './story.tsx';

export interface SponsorshipViewProps extends Dates, Omit<ShareLinkProps, 'url' | 'mail'> {
  sponsorship: Sponsorship;
  stories: readonly Told[];
  sponsoredBy: Told | undefined;
  mail: string;
  /** what went wrong with the last request, in words */
  failure: string | undefined;
  onMakeLink: () => Promise<void>;
  onSettings: (settings: SponsorSettings) => Promise<void>;
}

/** Everything about free months: the link to hand on, what it has brought, and the rules. */
export function SponsorshipView(props: SponsorshipViewProps) {
  const { sponsorship, stories, sponsoredBy, date, failure, onSettings } = props;
  const { settings } = sponsorship;
  return (
    <div className="space-y-4">
      {failure && (
        <Callout tone="danger" role="alert">
          <p>{failure}</p>
        </Callout>
      )}
      <LinkSection {...props} />
      <Months months={sponsorship.months} renewal={sponsorship.renewal} date={date} />
      <section aria-labelledby="sponsored" className="space-y-2">
        <h2 id="sponsored" className="font-semibold">
          {i18n.t('sponsorship.brought')}
        </h2>
        {stories.length === 0 && <p className="text-muted">{i18n.t('sponsorship.broughtNobody')}</p>}
        {stories.map((story) => (
          <Story key={story.id} story={story} date={date} reader="sponsor" />
        ))}
      </section>
      {sponsoredBy && (
        <section aria-labelledby="sponsored-by" className="space-y-2">
          <h2 id="sponsored-by" className="font-semibold">
            {i18n.t('sponsorship.broughtBy')}
          </h2>
          <Story story={sponsoredBy} date={date} reader="sponsored" />
          <NameChoice
            label={i18n.t('sponsorship.shareName')}
            checked={settings.shareName}
            onChange={(shareName) => onSettings({ shareName })}
          />
        </section>
      )}
      <Rules rules={sponsorship.rules} />
    </div>
  );
}

function LinkSection({ sponsorship, mail, onCopy, onShare, onMakeLink, onSettings }: SponsorshipViewProps) {
  const { link, rules, settings } = sponsorship;
  const [asking, setAsking] = useState(false);
  const [making, make] = usePending(async () => {
    await onMakeLink();
    setAsking(false);
  });
  return (
    <section className="space-y-3">
      <p className="text-pretty text-muted">
        {i18n.t('sponsorship.lead', {
          yours: i18n.t('sponsorship.count', rules.sponsorMonths),
          theirs: i18n.t('sponsorship.count', rules.sponsoredMonths),
        })}
      </p>
      {link ? (
        <ShareLink url={link.url} mail={mail} onCopy={onCopy} {...(onShare && { onShare })} />
      ) : (
        <Button kind="primary" className="w-full" icon={<Gift aria-hidden />} busy={making} onClick={() => make()}>
          {i18n.t('sponsorship.make')}
        </Button>
      )}
      {link && (
        <NameChoice
          label={i18n.t('sponsorship.showFirstName')}
          checked={settings.showFirstName}
          onChange={(showFirstName) => onSettings({ showFirstName })}
        />
      )}
      {link && !asking && (
        <Button kind="quiet" icon={<RefreshCw aria-hidden />} onClick={() => setAsking(true)}>
          {i18n.t('sponsorship.renew')}
        </Button>
      )}
      {asking && (
        <Callout tone="warn" role="status">
          <p>{i18n.t('sponsorship.renewWarning')}</p>
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setAsking(false)}>{i18n.t('common.cancel')}</Button>
            <Button kind="primary" busy={making} onClick={() => make()}>
              {i18n.t('sponsorship.renewConfirm')}
            </Button>
          </div>
        </Callout>
      )}
    </section>
  );
}
