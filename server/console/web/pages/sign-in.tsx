import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enter } from '../parts/enter.ts';
import { FrontDoor } from '../parts/front-door.tsx';
import { Notice } from '../parts/notice.tsx';
import { TextField } from '../parts/text-field.tsx';

/** Sign-in, on its own and as the extension's sign-in window. `search` carries the extension's signed query. */
export function SignInPage({ search }: { search: string }) {
  const { t } = useTranslation();
  const query = new URLSearchParams(search);
  const [failed, setFailed] = useState(query.has('error') ? 'oauth-request' : undefined);
  const [busy, setBusy] = useState(false);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFailed(
      await enter('/api/auth/sign-in/email', { email: form.get('email'), password: form.get('password') }, search),
    );
    setBusy(false);
  };

  return (
    <FrontDoor title={t('signIn.title')} lead={t(query.has('client_id') ? 'signIn.leadExtension' : 'signIn.lead')}>
      <form onSubmit={submit} className="space-y-4">
        {failed && <Notice code={failed} />}
        <TextField label={t('email')} name="email" type="email" autoComplete="username" />
        <TextField label={t('password')} name="password" type="password" autoComplete="current-password" />
        <button type="submit" className="button w-full" disabled={busy}>
          {t(busy ? 'signIn.busy' : 'signIn.do')}
        </button>
      </form>
      <p className="mt-6 text-soft">
        {t('signIn.noAccount')}{' '}
        <a className="link" href={`/sign-up${search}`}>
          {t('signUp.title')}
        </a>
      </p>
    </FrontDoor>
  );
}
