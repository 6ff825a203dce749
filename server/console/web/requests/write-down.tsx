import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RequestCase, requestKinds } from '../../../contract/data-requests.ts';
import { ask } from '../api.ts';
import { AskTwice } from '../parts/ask-twice.tsx';
import { Notice } from '../parts/notice.tsx';
import { TextField } from '../parts/text-field.tsx';

/** A request that came by phone or letter. */
export function WriteDown({ onWritten }: { onWritten: (one: RequestCase) => void }) {
  const { t, i18n } = useTranslation();
  const [failed, setFailed] = useState<string>();
  const write = async (form: FormData) => {
    const { kind, profile, email, name } = Object.fromEntries(form) as Record<string, string>;
    const vanity = (/\/in\/([^/?#\s]+)/.exec(profile ?? '')?.[1] ?? profile ?? '').toLowerCase();
    const body = {
      kind,
      identityKeys: [`vanity:${vanity}`],
      language: i18n.language,
      ...(email && { email }),
      ...(name && { name }),
    };
    const answered = await ask<RequestCase>('/v1/data-requests/received', { method: 'POST', body });
    if ('value' in answered) onWritten(answered.value);
    setFailed('problem' in answered ? answered.problem.code : undefined);
  };
  return (
    <>
      <p className="mb-3 text-pretty text-soft">{t('requests.writeDownHint')}</p>
      <AskTwice label={t('requests.writeDown')} confirm={t('account.save')} onConfirm={write}>
        {failed && <Notice code={failed} />}
        <label className="block">
          <span className="mb-1.5 block font-medium">{t('dataRequest.what')}</span>
          <select name="kind" className="field">
            {requestKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`requests.kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <TextField label={t('requests.profile')} name="profile" autoComplete="off" />
        <TextField label={t('requests.name')} name="name" autoComplete="off" required={false} />
        <TextField
          label={t('email')}
          name="email"
          type="email"
          autoComplete="off"
          required={false}
          hint={t('requests.emailHint')}
        />
      </AskTwice>
    </>
  );
}
