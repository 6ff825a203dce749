import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExportMenu } from '../parts/export-menu.tsx';
import { LeadCards, LeadTable } from '../parts/lead-list.tsx';
import { NoLeads, NoMatches } from '../parts/no-leads.tsx';
import { Notice } from '../parts/notice.tsx';
import { useLeads } from '../parts/use-leads.ts';

/** The leads, newest first; searched as one types, further pages by cursor. */
export function LeadsPage() {
  const { t } = useTranslation();
  const [q, setQ] = useState(new URLSearchParams(location.search).get('q') ?? '');
  const { leads, failed, showMore } = useLeads(q);

  return (
    <>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-semibold text-2xl tracking-tight">{t('leads.title')}</h1>
        <div className="flex w-full items-center gap-3 sm:w-auto">
          <search className="relative min-w-0 grow sm:w-80">
            <Search aria-hidden="true" className="absolute top-3 left-3 size-4 text-soft" />
            <input
              type="search"
              value={q}
              onChange={(event) => setQ(event.target.value)}
              aria-label={t('leads.search')}
              placeholder={t('leads.searchFor')}
              className="field pl-9"
            />
          </search>
          {leads && leads.length > 0 && <ExportMenu words={q} />}
        </div>
      </div>
      {failed && <Notice code={failed} />}
      {!leads && !failed && <p className="text-soft">{t('loading')}</p>}
      {leads?.length === 0 && (q.trim() ? <NoMatches words={q.trim()} onClear={() => setQ('')} /> : <NoLeads />)}
      {leads && leads.length > 0 && (
        <>
          <p role="status" className="sr-only">
            {t('leads.shown', { count: leads.length })}
          </p>
          <LeadTable leads={leads} />
          <LeadCards leads={leads} />
          <div className="mt-5 flex items-center justify-between gap-3 text-soft">
            <span>{t('leads.shown', { count: leads.length })}</span>
            {showMore && (
              <button type="button" className="button-quiet text-ink" onClick={() => void showMore()}>
                {t('leads.more')}
              </button>
            )}
          </div>
        </>
      )}
    </>
  );
}
