import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../contract/account.ts';
import { ask } from '../api.ts';
import { AskTwice } from '../parts/ask-twice.tsx';
import { Notice } from '../parts/notice.tsx';
import { TextField } from '../parts/text-field.tsx';

export async function signOut(): Promise<void> {
  await ask('/api/auth/sign-out', { method: 'POST', body: {} });
  location.assign('/sign-in');
}

/** Name and address, to be corrected here; and signing out. */
export function You({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [user, setUser] = useState(me.user);
  const [failed, setFailed] = useState<string>();
  const [isSaved, setSaved] = useState(false);
  const correct = async (form: FormData) => {
    const { name, email, password } = Object.fromEntries(form) as Record<string, string>;
    const body = {
      ...(name !== user.name && { name }),
      ...(email !== user.email && { email, password }),
    };
    if (Object.keys(body).length === 0) return;
    const answered = await ask<Me>('/v1/me', { method: 'PATCH', body });
    setSaved('value' in answered);
    setFailed('problem' in answered ? answered.problem.code : undefined);
    if ('value' in answered) setUser(answered.value.user);
  };
  return (
    <>
      <p className="font-medium">{user.name}</p>
      <p className="break-all text-soft">{user.email}</p>
      <p role="status" className={isSaved ? 'mt-2' : 'sr-only'}>
        {isSaved && t('account.corrected')}
      </p>
      <div className="mt-4 space-y-3">
        <AskTwice label={t('account.correct')} confirm={t('account.save')} onConfirm={correct}>
          {failed && <Notice code={failed} />}
          <TextField label={t('name')} name="name" autoComplete="name" defaultValue={user.name} />
          <TextField label={t('email')} name="email" type="email" autoComplete="username" defaultValue={user.email} />
          <TextField
            label={t('password')}
            name="password"
            type="password"
            autoComplete="current-password"
            required={false}
            hint={t('account.passwordForAddress')}
          />
        </AskTwice>
        <button type="button" className="button-quiet" onClick={signOut}>
          <LogOut aria-hidden="true" className="size-4" />
          {t('account.signOut')}
        </button>
      </div>
    </>
  );
}
