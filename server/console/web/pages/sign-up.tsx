import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enter } from '../parts/enter.ts';
import { FrontDoor } from '../parts/front-door.tsx';
import { Notice } from '../parts/notice.tsx';
import { TextField } from '../parts/text-field.tsx';

/** Opens an account. No birth date is asked: the person says that they are an adult, or there is no account. */
export function SignUpPage({ search }: { search: string }) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const { name, email, password } = Object.fromEntries(form);
    setBusy(true);
    setFailed(
      await enter('/api/auth/sign-up/email', { name, email, password, attestedAdult: form.has('adult') }, search),
    );
    setBusy(false);
  };

  return (
    <FrontDoor title={t('signUp.title')} lead={t('signUp.lead')}>
      <form onSubmit={submit} className="space-y-4">
        {failed && <Notice code={failed} />}
        <TextField label={t('name')} name="name" autoComplete="name" />
        <TextField label={t('email')} name="email" type="email" autoComplete="username" />
        <TextField
          label={t('password')}
          name="password"
          type="password"
          autoComplete="new-password"
          hint={t('signUp.passwordHint')}
          minLength={8}
        />
        <label className="flex cursor-pointer items-start gap-3 py-1">
          <input type="checkbox" name="adult" required className="mt-0.5 size-4 accent-accent" />
          <span>{t('signUp.adult')}</span>
        </label>
        <button type="submit" className="button w-full" disabled={busy}>
          {t(busy ? 'signUp.busy' : 'signUp.do')}
        </button>
      </form>
      <p className="mt-6 text-soft">
        {t('signUp.haveAccount')}{' '}
        <a className="link" href={`/sign-in${search}`}>
          {t('signIn.do')}
        </a>
      </p>
    </FrontDoor>
  );
}
