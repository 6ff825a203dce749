import { i18n } from '#i18n';
import type { Sponsorship } from '../../server/contract/sponsorship.ts';

const buckets = ['available', 'pending', 'used', 'reversed'] as const;

/** The free months, and when the next one is used. */
export function Months({ months, renewal, date }: Pick<Sponsorship, 'months' | 'renewal'> & Dates) {
  return (
    <section aria-label={i18n.t('sponsorship.months')} className="space-y-2">
      <dl className="grid grid-cols-4 gap-2 text-center">
        {buckets.map((bucket) => (
          <div key={bucket} className="flex flex-col-reverse rounded-lg border border-line bg-surface px-0.5 py-2">
            <dt className="text-xs text-muted">{i18n.t(`sponsorship.${bucket}`)}</dt>
            <dd
              className={`text-xl leading-tight font-semibold tabular-nums ${bucket === 'available' && months.available > 0 ? 'text-good' : ''}`}
            >
              {months[bucket]}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-[0.8125rem] text-muted">{renewalText(months.available, renewal, date)}</p>
    </section>
  );
}

export interface Dates {
  /** an ISO time as a day in the user's language */
  date: (iso: string) => string;
}

function renewalText(available: number, renewal: Sponsorship['renewal'], date: Dates['date']): string {
  if (!renewal) return i18n.t(available > 0 ? 'sponsorship.renewalLater' : 'sponsorship.renewalNone');
  const key = renewal.usesFreeMonth ? 'sponsorship.renewalFree' : 'sponsorship.renewalPaid';
  return i18n.t(key, { date: date(renewal.at) });
}
