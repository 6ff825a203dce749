import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../contract/account.ts';
import { ask } from '../api.ts';
import { AskTwice } from '../parts/ask-twice.tsx';
import { Notice } from '../parts/notice.tsx';
import { TextField } from '../parts/text-field.tsx';

/** Deactivating the account, and deleting it. Afterwards the page says where it stands (closed.tsx). */
export function Leaving({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState<string>();
  const send = async (method: string, path: string, body?: unknown) => {
    const answered = await ask(path, { method, ...(body !== undefined && { body }) });
    if ('value' in answered) location.assign('/account');
    else setFailed(answered.problem.code);
  };
  return (
    <div className="space-y-6">
      <div>
        <p className="mb-3 text-pretty text-soft">{t('leaving.deactivateHint')}</p>
        <AskTwice
          label={t('leaving.deactivate')}
          confirm={t('leaving.deactivateNow')}
          onConfirm={() => send('POST', '/v1/me/deactivate')}
        >
          <p>{t('leaving.deactivateSure')}</p>
        </AskTwice>
      </div>
      <div>
        <p className="mb-3 text-pretty text-soft">{t('leaving.deleteHint', { count: me.coolingOffDays })}</p>
        <AskTwice
          label={t('leaving.delete')}
          confirm={t('leaving.deleteNow')}
          isDangerous
          onConfirm={(form) => send('DELETE', '/v1/me', { password: form.get('password') })}
        >
          <p>{t('leaving.deleteSure')}</p>
          {failed && <Notice code={failed} />}
          <TextField label={t('password')} name="password" type="password" autoComplete="current-password" />
        </AskTwice>
      </div>
    </div>
  );
}
