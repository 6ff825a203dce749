import { ChevronDown } from 'lucide-react';
import { i18n } from '#i18n';
import type { Sponsorship } from '../../server/contract/sponsorship.ts';

/** The rules, folded away, and whom to write to where somebody thinks they were not kept. */
export function Rules({ rules }: { rules: Sponsorship['rules'] }) {
  const { sponsorMonths, sponsoredMonths, holdDays, claimDays, monthsPerYear, contact } = rules;
  return (
    <details className="group rounded-lg border border-line px-3.5 py-2">
      <summary className="flex items-center justify-between font-medium">
        {i18n.t('sponsorship.rules')}
        <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
      </summary>
      <ul className="mt-2 list-disc space-y-1.5 ps-4 pb-1 text-[0.8125rem]">
        <li>
          {i18n.t('sponsorship.ruleBoth', {
            yours: i18n.t('sponsorship.count', sponsorMonths),
            theirs: i18n.t('sponsorship.count', sponsoredMonths),
          })}
        </li>
        <li>{i18n.t('sponsorship.ruleHold', { days: holdDays })}</li>
        <li>{i18n.t('sponsorship.ruleFirst')}</li>
        <li>{i18n.t('sponsorship.ruleClaim', { days: claimDays })}</li>
        <li>{i18n.t('sponsorship.ruleYear', { months: monthsPerYear })}</li>
        <li>{i18n.t('sponsorship.ruleRefund')}</li>
        <li>
          {i18n.t('sponsorship.appeal')}{' '}
          <a className="font-medium text-accent underline" href={`mailto:${contact}`}>
            {contact}
          </a>
        </li>
      </ul>
    </details>
  );
}
