import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AudienceVisits } from '../../../contract/audience.ts';
import { ask } from '../api.ts';
import { AskTwice } from '../parts/ask-twice.tsx';
import { Load } from '../parts/load.tsx';
import { Notice } from '../parts/notice.tsx';

/** Everything that was measured of the person, in full, to look at and to delete. */
export function Measured() {
  const { t, i18n } = useTranslation();
  const [failed, setFailed] = useState<string>();
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Load<AudienceVisits> path="/v1/measurement">
      {({ visits, more }, take) => {
        if (visits.length === 0) return <p className="text-soft">{t('measured.nothing')}</p>;
        const remove = async () => {
          const answered = await ask('/v1/measurement', { method: 'DELETE' });
          if ('value' in answered) take({ visits: [], more: 0 });
          else setFailed(answered.problem.code);
        };
        return (
          <>
            <details className="mb-4">
              <summary className="cursor-pointer">{t('measured.count', { count: visits.length + more })}</summary>
              <ul className="mt-2 space-y-1">
                {visits.map(({ page, at }) => (
                  <li key={`${at} ${page}`} className="flex flex-wrap justify-between gap-x-4">
                    <span>{t(`measured.page.${page}`, page)}</span>
                    <time dateTime={at} className="text-soft">
                      {time.format(new Date(at))}
                    </time>
                  </li>
                ))}
              </ul>
            </details>
            {failed && <Notice code={failed} />}
            <AskTwice label={t('measured.delete')} confirm={t('measured.deleteNow')} onConfirm={remove}>
              <p>{t('measured.deleteHint')}</p>
            </AskTwice>
          </>
        );
      }}
    </Load>
  );
}
