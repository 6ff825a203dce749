import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../contract/account.ts';
import type { AccountStatus } from '../../../contract/me.ts';
import { Export } from '../account/export.tsx';
import { signOut } from '../account/you.tsx';
import { ask } from '../api.ts';
import { Notice } from '../parts/notice.tsx';
import { Section } from '../parts/section.tsx';
import { useDay } from '../parts/use-day.ts';

/** In the place of every page but the requests' while the account is deactivated: since when, and how to open it again. */
export function ClosedPage({ status, onOpened }: { status: AccountStatus; onOpened: (me: Me) => void }) {
  const { t } = useTranslation();
  const day = useDay();
  const [failed, setFailed] = useState<string>();
  const open = async () => {
    const answered = await ask<Me>('/v1/me/reactivate', { method: 'POST' });
    if ('value' in answered) onOpened(answered.value);
    else setFailed(answered.problem.code);
  };
  const { deactivatedAt, deleteAfter } = status;
  return (
    <div className="max-w-2xl space-y-4">
      <h1 className="mb-6 font-semibold text-2xl tracking-tight">
        {deleteAfter ? t('closed.deletion', { date: day(deleteAfter) }) : t('closed.title')}
      </h1>
      {failed && <Notice code={failed} />}
      <Section title={t('closed.what')}>
        <p className="text-pretty">{t('closed.since', { date: day(deactivatedAt) })}</p>
        {deleteAfter && <p className="mt-2 text-pretty">{t('closed.deletionHint', { date: day(deleteAfter) })}</p>}
        <div className="mt-5 flex flex-wrap gap-2">
          <button type="button" className="button" onClick={open}>
            {t(deleteAfter ? 'closed.takeBack' : 'closed.open')}
          </button>
          <button type="button" className="button-quiet" onClick={signOut}>
            {t('account.signOut')}
          </button>
        </div>
      </Section>
      <Section title={t('requests.title')}>
        <p className="text-pretty text-soft">{t('closed.requestsHint')}</p>
        <a href="/requests" className="button-quiet mt-4 inline-block">
          {t('closed.requests')}
        </a>
      </Section>
      <Section title={t('export.title')}>
        <Export />
      </Section>
    </div>
  );
}
