import { useTranslation } from 'react-i18next';
import type { LeadDetail } from '../../../contract/records.ts';
import { useDay } from '../parts/use-day.ts';
import { SafeLink } from './safe-link.tsx';

const toText = (value: unknown): string =>
  typeof value === 'object' && value !== null ? Object.values(value).map(String).join(' · ') : String(value);

/** Every field with its value, its page or who typed it, its day, and its legal basis. */
export function Provenance({ lead }: { lead: LeadDetail }) {
  const { t } = useTranslation();
  const day = useDay();
  const byRef = new Map(lead.captures.map((capture) => [capture.clientRef, capture]));
  const values = lead as unknown as Record<string, unknown>;
  const fields = Object.entries(lead.provenance).filter(([field]) => values[field] !== undefined);
  return (
    <dl className="divide-y divide-line">
      {fields.map(([field, { by, at, ref }]) => {
        const capture = ref === undefined ? undefined : byRef.get(ref);
        return (
          <div key={field} className="gap-x-6 py-3 first:pt-0 last:pb-0 sm:grid sm:grid-cols-[10rem_1fr]">
            <dt className="text-soft">{t(`lead.field.${field}`, field)}</dt>
            <dd className="min-w-0">
              <p className="break-words">
                <bdi>{field === 'name' ? lead.name.shown : toText(values[field])}</bdi>
              </p>
              <p className="mt-0.5 text-soft">
                {by === 'person' ? t('lead.typed', { date: day(at) }) : t('lead.captured', { date: day(at) })}{' '}
                {capture && <SafeLink url={capture.source.url}>{t('lead.page')}</SafeLink>}
                {capture && ' · '}
                {t(`lead.basis.${capture?.legalBasis ?? 'legitimate-interest'}`)}
              </p>
            </dd>
          </div>
        );
      })}
      <div className="gap-x-6 py-3 last:pb-0 sm:grid sm:grid-cols-[10rem_1fr]">
        <dt className="text-soft">{t('lead.keys')}</dt>
        <dd className="break-all">{lead.identityKeys.join(', ')}</dd>
      </div>
    </dl>
  );
}
