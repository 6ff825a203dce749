import { useTranslation } from 'react-i18next';
import type { RequestCase, RequestCases } from '../../../contract/data-requests.ts';
import { Load } from '../parts/load.tsx';
import { Section } from '../parts/section.tsx';
import { Case } from '../requests/case.tsx';
import { RequestTabs } from '../requests/tabs.tsx';
import { WriteDown } from '../requests/write-down.tsx';

/** What captured people ask for, the nearest date first, and what was answered. */
export function RequestsPage() {
  const { t } = useTranslation();
  return (
    <div className="max-w-3xl space-y-4">
      <h1 className="mb-2 font-semibold text-2xl tracking-tight">{t('requests.title')}</h1>
      <p className="mb-6 max-w-prose text-pretty text-soft">{t('requests.lead')}</p>
      <RequestTabs here="/requests" />
      <Load<RequestCases> path="/v1/data-requests">{(loaded, take) => <Queue {...loaded} take={take} />}</Load>
    </div>
  );
}

function Queue({ cases, take }: RequestCases & { take: (value: RequestCases) => void }) {
  const { t } = useTranslation();
  const open = cases.filter(({ state }) => state === 'open');
  const settled = cases.filter(({ state }) => state !== 'open');
  const put = (changed: RequestCase) => take({ cases: [changed, ...cases.filter(({ id }) => id !== changed.id)] });
  return (
    <>
      <Section title={t('requests.open', { count: open.length })}>
        {open.length === 0 && <p className="text-soft">{t('requests.nobody')}</p>}
        <div className="divide-y divide-line">
          {open.map((one) => (
            <Case key={one.id} one={one} onSettled={put} />
          ))}
        </div>
      </Section>
      <Section title={t('requests.writeDown')}>
        <WriteDown onWritten={put} />
      </Section>
      {settled.length > 0 && (
        <Section title={t('requests.settled')}>
          <div className="divide-y divide-line">
            {settled.map((one) => (
              <Case key={one.id} one={one} onSettled={put} />
            ))}
          </div>
        </Section>
      )}
    </>
  );
}
