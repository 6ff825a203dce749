import { Gift } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SponsorSettings, Sponsorship } from '../../../contract/sponsorship.ts';
import { type Answered, ask } from '../api.ts';
import { Load } from '../parts/load.tsx';
import { Notice } from '../parts/notice.tsx';
import { Section } from '../parts/section.tsx';
import { Months } from '../sponsorship/months.tsx';
import { Rules } from '../sponsorship/rules.tsx';
import { Share } from '../sponsorship/share.tsx';
import { Story } from '../sponsorship/story.tsx';

/** The link to hand on, what it has brought, and the rules. */
export function SponsorshipPage() {
  const { t } = useTranslation();
  return (
    <div className="max-w-3xl space-y-4">
      <h1 className="mb-6 font-semibold text-2xl tracking-tight">{t('sponsorship.title')}</h1>
      <Load<Sponsorship> path="/v1/sponsorship">
        {(sponsorship, take) => <Everything sponsorship={sponsorship} take={take} />}
      </Load>
    </div>
  );
}

function Everything({ sponsorship, take }: { sponsorship: Sponsorship; take: (value: Sponsorship) => void }) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState<string>();
  const settle = (answered: Answered<Sponsorship>) => {
    if ('value' in answered) take(answered.value);
    setFailed('problem' in answered ? answered.problem.code : undefined);
  };
  // One after the other: each answer is the whole of it, and the one that comes last is shown.
  const askInTurn = (path: string, init: Parameters<typeof ask>[1]) =>
    navigator.locks.request('sponsorship', async () => settle(await ask<Sponsorship>(path, init)));
  const makeLink = () => askInTurn('/v1/sponsorship/code', { method: 'POST', body: {} });
  const change = (body: SponsorSettings) => askInTurn('/v1/sponsorship', { method: 'PATCH', body });
  const { link, rules, sponsored, sponsoredBy, settings } = sponsorship;
  return (
    <>
      {failed && <Notice code={failed} />}
      <Section title={t('sponsorship.link')}>
        <p className="text-pretty text-soft">
          {t('sponsorship.lead', {
            yours: t('sponsorship.count', { count: rules.sponsorMonths }),
            theirs: t('sponsorship.count', { count: rules.sponsoredMonths }),
          })}
        </p>
        {link ? (
          <Share url={link.url} months={rules.sponsoredMonths} onRenew={makeLink} />
        ) : (
          <button type="button" className="button mt-4" onClick={makeLink}>
            <Gift aria-hidden="true" className="size-4" />
            {t('sponsorship.make')}
          </button>
        )}
        <Choice
          label={t('sponsorship.showFirstName')}
          checked={settings.showFirstName}
          onChange={(showFirstName) => change({ showFirstName })}
        />
      </Section>
      <Section title={t('sponsorship.months')}>
        <Months {...sponsorship} />
      </Section>
      <Section title={t('sponsorship.brought')}>
        {sponsored.length === 0 && <p className="text-soft">{t('sponsorship.broughtNobody')}</p>}
        <div className="divide-y divide-line">
          {sponsored.map((story) => (
            <Story key={story.id} story={story} reader="sponsor" />
          ))}
        </div>
      </Section>
      {sponsoredBy && (
        <Section title={t('sponsorship.broughtBy')}>
          <Story story={sponsoredBy} reader="sponsored" />
          <Choice
            label={t('sponsorship.shareName')}
            checked={settings.shareName}
            onChange={(shareName) => change({ shareName })}
          />
        </Section>
      )}
      <Section title={t('sponsorship.rules')}>
        <Rules rules={rules} />
      </Section>
    </>
  );
}

interface ChoiceProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

const Choice = ({ label, checked, onChange }: ChoiceProps) => (
  <label className="mt-4 flex cursor-pointer items-start gap-3">
    <input
      type="checkbox"
      className="mt-0.5 size-4 accent-accent"
      checked={checked}
      onChange={(event) => onChange(event.target.checked)}
    />
    <span>{label}</span>
  </label>
);
