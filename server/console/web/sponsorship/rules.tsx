import { useTranslation } from 'react-i18next';
import type { Sponsorship } from '../../../contract/sponsorship.ts';

/** The rules, and whom to write to where somebody thinks they were not kept. */
export function Rules({ rules }: { rules: Sponsorship['rules'] }) {
  const { t } = useTranslation();
  const { sponsorMonths, sponsoredMonths, holdDays, claimDays, monthsPerYear, contact } = rules;
  return (
    <ul className="list-disc space-y-1.5 pl-5">
      <li>
        {t('sponsorship.rule.both', {
          yours: t('sponsorship.count', { count: sponsorMonths }),
          theirs: t('sponsorship.count', { count: sponsoredMonths }),
        })}
      </li>
      <li>{t('sponsorship.rule.hold', { count: holdDays })}</li>
      <li>{t('sponsorship.rule.first')}</li>
      <li>{t('sponsorship.rule.claim', { count: claimDays })}</li>
      <li>{t('sponsorship.rule.year', { count: monthsPerYear })}</li>
      <li>{t('sponsorship.rule.refund')}</li>
      <li>
        {t('sponsorship.rule.appeal')}{' '}
        <a className="link break-words" href={`mailto:${contact}`}>
          {contact}
        </a>
      </li>
    </ul>
  );
}
