import { useTranslation } from 'react-i18next';
import type { Sponsorship } from '../../../contract/sponsorship.ts';
import { useDay } from '../parts/use-day.ts';

const buckets = ['available', 'pending', 'used', 'reversed'] as const;

/** The free months, when the next one is used, and every entry of the books that led there. */
export function Months({ months, renewal, ledger }: Pick<Sponsorship, 'months' | 'renewal' | 'ledger'>) {
  const { t } = useTranslation();
  const day = useDay();
  const next = renewal ? (renewal.usesFreeMonth ? 'free' : 'paid') : months.available > 0 ? 'later' : 'none';
  return (
    <>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {buckets.map((bucket) => (
          <div key={bucket} className="flex flex-col-reverse rounded-lg border border-line px-3 py-2.5 text-center">
            <dt className="text-soft">{t(`sponsorship.bucket.${bucket}`)}</dt>
            <dd className="font-semibold text-2xl tabular-nums">{months[bucket]}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-soft">{t(`sponsorship.renewal.${next}`, { date: renewal && day(renewal.at) })}</p>
      {ledger.length > 0 && (
        <details className="mt-4">
          <summary className="cursor-pointer font-medium">{t('sponsorship.ledger')}</summary>
          <ul className="mt-2 divide-y divide-line">
            {ledger.map((entry) => (
              <li key={entry.id} className="flex justify-between gap-4 py-2">
                <span>{t(`sponsorship.entry.${entry.kind}`, { count: entry.months })}</span>
                <time dateTime={entry.at} className="shrink-0 text-soft">
                  {day(entry.at)}
                </time>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
