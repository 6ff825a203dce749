import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataRequestConfirmed, DataRequestShown } from '../../../contract/data-requests.ts';
import { ask } from '../api.ts';
import { Notice } from '../parts/notice.tsx';
import { useDay } from '../parts/use-day.ts';

const post = <T,>(path: string, token: string) => ask<T>(path, { method: 'POST', body: { token } });

/** Where the mailed link leads: says what was asked, and sends it on when the button is pressed, once. */
export function Confirmation({ token }: { token: string }) {
  const { t } = useTranslation();
  const day = useDay();
  const [shown, setShown] = useState<DataRequestShown>();
  const [confirmed, setConfirmed] = useState<DataRequestConfirmed>();
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    void post<DataRequestShown>('/v1/data-requests/shown', token).then((answered) => {
      if ('value' in answered) setShown(answered.value);
      else setFailed(answered.problem.code);
    });
  }, [token]);
  const confirm = async () => {
    const answered = await post<DataRequestConfirmed>('/v1/data-requests/confirm', token);
    if ('value' in answered) setConfirmed(answered.value);
    else setFailed(answered.problem.code);
  };

  if (failed) return <Notice code={failed} />;
  if (confirmed) {
    return (
      <div role="status" className="panel space-y-2 p-5">
        <p>{t('dataRequest.confirmed', { date: day(confirmed.dueAt) })}</p>
        <p className="break-all text-soft">{t('dataRequest.reference', { reference: confirmed.reference })}</p>
      </div>
    );
  }
  if (!shown) return <p className="text-soft">{t('loading')}</p>;
  const profile = shown.profile.slice(shown.profile.indexOf(':') + 1);
  return (
    <div className="panel p-5 sm:p-6">
      <p className="font-medium">{t(`dataRequest.kind.${shown.kind}`)}</p>
      <p className="mt-1 break-all text-soft">linkedin.com/in/{profile}</p>
      <button type="button" className="button mt-5" onClick={confirm}>
        {t('dataRequest.confirm')}
      </button>
    </div>
  );
}
