import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadDetail } from '../../../contract/records.ts';
import { ask } from '../api.ts';
import { AskTwice } from '../parts/ask-twice.tsx';
import { Notice } from '../parts/notice.tsx';

/** Erases the person, who is never captured again. */
export function Erasing({ lead }: { lead: LeadDetail }) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState<string>();
  const erase = async () => {
    const answered = await ask(`/v1/leads/${lead.id}/erasure`, { method: 'POST' });
    if ('value' in answered) location.assign('/leads');
    else setFailed(answered.problem.code);
  };
  return (
    <>
      <p className="mb-3 text-pretty text-soft">{t('lead.rightsHint')}</p>
      {failed && <Notice code={failed} />}
      <AskTwice label={t('lead.erase')} confirm={t('lead.eraseNow')} isDangerous onConfirm={erase}>
        <p>{t('requests.grantHint.erasure')}</p>
      </AskTwice>
    </>
  );
}
