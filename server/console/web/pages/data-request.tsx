import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestKinds } from '../../../contract/data-requests.ts';
import { ask } from '../api.ts';
import { Notice } from '../parts/notice.tsx';
import { OpenPage } from '../parts/open-page.tsx';
import { TextArea, TextField } from '../parts/text-field.tsx';
import { Confirmation } from '../requests/confirmation.tsx';

/** For somebody who was captured: asks without an account. With a token: where the mailed link leads. */
export function DataRequestPage({ token }: { token?: string }) {
  const { t } = useTranslation();
  return (
    <OpenPage title={t('dataRequest.title')}>
      {token ? (
        <Confirmation token={token} />
      ) : (
        <>
          <p className="text-base text-pretty">{t('dataRequest.lead')}</p>
          <RequestForm />
        </>
      )}
    </OpenPage>
  );
}

function RequestForm() {
  const { t, i18n } = useTranslation();
  const [failed, setFailed] = useState<string>();
  const [sentTo, setSentTo] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = Object.fromEntries([...new FormData(event.currentTarget)].filter(([, value]) => value !== ''));
    setBusy(true);
    const body = { ...given, language: i18n.language };
    const answered = await ask('/v1/data-requests', { method: 'POST', body });
    setBusy(false);
    setFailed('problem' in answered ? answered.problem.code : undefined);
    if ('value' in answered) setSentTo(String(given.email));
  };

  if (sentTo) {
    return (
      <p role="status" className="panel mt-6 p-5">
        {t('dataRequest.sent', { email: sentTo })}
      </p>
    );
  }
  return (
    <form onSubmit={submit} className="panel mt-6 space-y-5 p-5 sm:p-6">
      {failed && <Notice code={failed === 'invalid-request' ? 'data-request' : failed} />}
      <fieldset className="space-y-3">
        <legend className="mb-2 font-medium">{t('dataRequest.what')}</legend>
        {requestKinds.map((kind) => (
          <label key={kind} className="flex cursor-pointer items-start gap-3">
            <input type="radio" name="kind" value={kind} required className="mt-0.5 size-4 shrink-0 accent-accent" />
            <span>
              <span className="block font-medium">{t(`dataRequest.kind.${kind}`)}</span>
              <span className="block text-soft">{t(`dataRequest.kindHint.${kind}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <TextField
        label={t('dataRequest.profile')}
        name="profile"
        autoComplete="off"
        hint={t('dataRequest.profileHint')}
      />
      <TextField label={t('email')} name="email" type="email" autoComplete="email" hint={t('dataRequest.emailHint')} />
      <TextField label={t('dataRequest.name')} name="name" autoComplete="name" required={false} />
      <TextArea label={t('dataRequest.message')} name="message" />
      <button type="submit" className="button w-full sm:w-auto" disabled={busy}>
        {t('dataRequest.do')}
      </button>
      <p className="text-soft">{t('dataRequest.same')}</p>
    </form>
  );
}
