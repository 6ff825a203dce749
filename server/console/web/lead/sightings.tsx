import { useTranslation } from 'react-i18next';
import type { LeadDetail } from '../../../contract/records.ts';
import { useDay } from '../parts/use-day.ts';
import { SafeLink } from './safe-link.tsx';

/** Every page on which the lead was captured, newest first: where, when, at what distance. */
export function Sightings({ captures }: { captures: LeadDetail['captures'] }) {
  const { t } = useTranslation();
  const day = useDay();
  if (captures.length === 0) return <p className="text-soft">{t('lead.neverSeen')}</p>;
  return (
    <ul className="divide-y divide-line">
      {captures.map(({ clientRef, capturedAt, source }) => (
        <li key={clientRef} className="py-3 first:pt-0 last:pb-0">
          <p>
            {day(capturedAt)} · {source.page}
          </p>
          <SafeLink url={source.url}>{source.url}</SafeLink>
        </li>
      ))}
    </ul>
  );
}
