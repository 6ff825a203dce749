import { Building2, ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isWebPage } from '../../../contract/addresses.ts';
import type { LeadRecord } from '../../../contract/records.ts';
import { useDay } from './use-day.ts';

/** On wide screens. The columns are the ones by which a rep tells people apart. */
export function LeadTable({ leads }: { leads: LeadRecord[] }) {
  const { t } = useTranslation();
  const day = useDay();
  const columns = ['name', 'company', 'location', 'degree', 'captured', 'owner'] as const;
  return (
    <div className="panel hidden overflow-hidden md:block">
      <table className="w-full table-fixed text-left">
        <thead>
          <tr className="border-line border-b text-soft">
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className="px-4 py-3 font-medium first:w-[36%] [&:nth-child(4)]:w-20 [&:nth-child(5)]:w-36 [&:nth-child(6)]:w-36"
              >
                {t(`leads.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {leads.map((lead) => (
            <tr key={lead.id} className="border-line border-b align-top last:border-b-0 hover:bg-paper">
              <th scope="row" className="px-4 py-3 font-normal">
                <Name lead={lead} />
                <Headline lead={lead} />
              </th>
              <td className="break-words px-4 py-3">{lead.company}</td>
              <td className="break-words px-4 py-3 text-soft">{lead.location}</td>
              <td className="px-4 py-3 text-soft">
                {lead.degree && t('leads.degree', { count: lead.degree, ordinal: true })}
              </td>
              <td className="px-4 py-3 text-soft">
                {day(lead.firstCapturedAt)}
                <Source lead={lead} />
              </td>
              <td className="break-words px-4 py-3 text-soft">{lead.owner.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** On narrow screens. */
export function LeadCards({ leads }: { leads: LeadRecord[] }) {
  const { t } = useTranslation();
  const day = useDay();
  return (
    <ul className="space-y-3 md:hidden">
      {leads.map((lead) => (
        <li key={lead.id} className="panel p-4">
          <div className="flex items-start justify-between gap-3">
            <Name lead={lead} />
            {lead.degree && (
              <span className="shrink-0 text-soft">{t('leads.degree', { count: lead.degree, ordinal: true })}</span>
            )}
          </div>
          <Headline lead={lead} />
          {lead.company && <p className="mt-2 break-words">{lead.company}</p>}
          {lead.location && <p className="mt-1 break-words text-soft">{lead.location}</p>}
          <div className="mt-3 border-line border-t pt-3 text-soft">
            {t('leads.capturedBy', { day: day(lead.firstCapturedAt), owner: lead.owner.name })}
            <Source lead={lead} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Name({ lead }: { lead: LeadRecord }) {
  const { t } = useTranslation();
  return (
    <span className="flex min-w-0 items-center gap-2 font-medium">
      {lead.kind === 'company' && <Building2 aria-label={t('leads.company')} className="size-4 shrink-0 text-soft" />}
      <a className="min-w-0 break-words underline-offset-4 hover:underline" href={`/leads/${lead.id}`}>
        <bdi>{lead.name.shown}</bdi>
      </a>
    </span>
  );
}

function Headline({ lead }: { lead: LeadRecord }) {
  const text = lead.headline ?? lead.industry;
  return text ? <p className="mt-1 line-clamp-2 break-words text-soft">{text}</p> : null;
}

function Source({ lead }: { lead: LeadRecord }) {
  const { t } = useTranslation();
  if (!lead.source || !isWebPage(lead.source.url)) return null;
  return (
    <a
      className="link mt-1 flex w-fit items-center gap-1"
      href={lead.source.url}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={t('leads.sourceOf', { name: lead.name.shown })}
    >
      {t('leads.source')}
      <ExternalLink aria-hidden="true" className="size-3.5" />
    </a>
  );
}
