import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LeadDetail } from '../../../contract/records.ts';
import { Erasing } from '../lead/erasing.tsx';
import { Provenance } from '../lead/provenance.tsx';
import { Sightings } from '../lead/sightings.tsx';
import { Load } from '../parts/load.tsx';
import { Section } from '../parts/section.tsx';
import { useDay } from '../parts/use-day.ts';

/** One lead: what is held, where each part comes from, on which legal basis, and until when. */
export function LeadPage({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <div className="max-w-3xl space-y-4">
      <a href="/leads" className="link inline-flex items-center gap-1.5">
        <ArrowLeft aria-hidden="true" className="size-4" />
        {t('lead.back')}
      </a>
      <Load<LeadDetail> path={`/v1/leads/${id}`} title={t('lead.title')}>
        {(lead) => <Lead lead={lead} />}
      </Load>
    </div>
  );
}

const YEARS_KEPT = 3;

function Lead({ lead }: { lead: LeadDetail }) {
  const { t } = useTranslation();
  const day = useDay();
  const eraseAt = new Date(lead.firstCapturedAt);
  eraseAt.setUTCFullYear(eraseAt.getUTCFullYear() + YEARS_KEPT);
  return (
    <>
      <h1 className="break-words font-semibold text-2xl tracking-tight">
        <bdi>{lead.name.shown}</bdi>
      </h1>
      <p className="text-pretty text-soft">
        {t('lead.kept', { first: day(lead.firstCapturedAt), until: day(eraseAt.toISOString()) })}{' '}
        {lead.kind === 'person' &&
          (lead.told
            ? t('lead.told', { date: day(lead.told.at), way: t(`tell.way.${lead.told.how}`) })
            : t('lead.untold'))}
      </p>
      <Section title={t('lead.held')}>
        <Provenance lead={lead} />
      </Section>
      <Section title={t('lead.seen')}>
        <Sightings captures={lead.captures} />
      </Section>
      {lead.kind === 'person' && (
        <Section title={t('lead.rights')}>
          <Erasing lead={lead} />
        </Section>
      )}
    </>
  );
}
