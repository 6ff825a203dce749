import { ArrowLeft, ExternalLink } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { PopupFrame } from '../../components/popup/popup-frame.tsx';
import { SponsorshipView } from '../../components/sponsorship/sponsorship-view.tsx';
import { failureText, shownLanguage } from '../../components/text.ts';
import { Button, LinkButton } from '../../components/ui/button.tsx';
import { Callout } from '../../components/ui/callout.tsx';
import type { Sponsorship as Known, SponsorshipStory } from '../../server/contract/sponsorship.ts';
import { toSteps } from '../../server/contract/story-steps.ts';
import type { CrmAnswer } from '../../utils/crm/client.ts';
import { openConnection } from '../../utils/crm/connection.ts';
import { toFailureCode } from '../../utils/crm/failure-code.ts';
import { changeSponsorSettings, makeSponsorLink, readSponsorship } from '../../utils/sponsorship/calls.ts';
import { mailTo } from '../../utils/sponsorship/invitation.ts';

/** The popup's page about free months. */
export function Sponsorship({ crmUrl, onBack }: { crmUrl: string; onBack: () => void }) {
  const [connection] = useState(openConnection);
  const [known, setKnown] = useState<Known>();
  const [failure, setFailure] = useState<string>();
  const take = (answer: CrmAnswer<Known>) => {
    if (answer.ok) setKnown(answer.value);
    setFailure(answer.ok ? undefined : failureText(toFailureCode(answer.failure)));
  };
  // Each answer is the whole of it, and the one that comes last is shown.
  const inTurn = (ask: () => Promise<CrmAnswer<Known>>) =>
    navigator.locks.request('sponsorship', async () => take(await ask()));
  const read = async () => take(await readSponsorship(connection.call));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the page opens
  useEffect(() => void read(), []);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  const format = new Intl.DateTimeFormat(shownLanguage(), { dateStyle: 'medium' });
  const tell = (story: SponsorshipStory) => ({ ...story, steps: toSteps(story) });
  const theirs = i18n.t('sponsorship.count', known?.rules.sponsoredMonths ?? 0);
  const invitation = (url: string) => i18n.t('sponsorship.invitation', { url, theirs });
  return (
    <PopupFrame>
      <div className="flex items-center gap-1">
        <Button
          kind="quiet"
          icon={<ArrowLeft aria-hidden />}
          aria-label={i18n.t('sponsorship.back')}
          onClick={onBack}
        />
        <h2 ref={title} tabIndex={-1} className="font-semibold">
          {i18n.t('sponsorship.title')}
        </h2>
      </div>
      {!known && !failure && <p role="status">{i18n.t('common.working')}</p>}
      {!known && failure && (
        <Callout tone="warn" role="alert">
          <p>{failure}</p>
          <Button onClick={read}>{i18n.t('common.retry')}</Button>
        </Callout>
      )}
      {known && (
        <SponsorshipView
          sponsorship={known}
          stories={known.sponsored.map(tell)}
          sponsoredBy={known.sponsoredBy && tell(known.sponsoredBy)}
          mail={mailTo(i18n.t('sponsorship.mailSubject'), invitation(known.link?.url ?? ''))}
          date={(iso) => format.format(new Date(iso))}
          failure={failure}
          onCopy={copy}
          onMakeLink={() => inTurn(() => makeSponsorLink(connection.call))}
          onSettings={(settings) => inTurn(() => changeSponsorSettings(connection.call, settings))}
          {...('share' in navigator && { onShare: (url: string) => share(url, invitation(url)) })}
        />
      )}
      <LinkButton href={`${crmUrl}/sponsorship`} icon={<ExternalLink aria-hidden />}>
        {i18n.t('sponsorship.inCrm')}
      </LinkButton>
    </PopupFrame>
  );
}

const worked = (attempt: Promise<void>): Promise<boolean> =>
  attempt.then(
    () => true,
    () => false,
  );

const copy = (url: string) => worked(navigator.clipboard.writeText(url));
/** False also where the user closed the browser's own share window: nothing was sent. */
const share = (url: string, text: string) => worked(navigator.share({ title: 'Leadferry', text, url }));
