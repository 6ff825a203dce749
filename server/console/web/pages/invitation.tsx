import { Gift } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../contract/account.ts';
import type { Invitation } from '../../../contract/sponsorship.ts';
import { ask } from '../api.ts';
import { FrontDoor } from '../parts/front-door.tsx';
import { Notice } from '../parts/notice.tsx';

/** The page of a sponsorship link: who invites, what both get, the rules, and the way in. */
export function InvitationPage({ code }: { code: string }) {
  const { t } = useTranslation();
  const [invitation, setInvitation] = useState<Invitation>();
  const [me, setMe] = useState<Me>();
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    void ask<Invitation>(`/v1/invitations/${encodeURIComponent(code)}`).then((answered) => {
      if ('value' in answered) setInvitation(answered.value);
      else setFailed(answered.problem.code);
    });
    void ask<Me>('/v1/me').then((answered) => 'value' in answered && setMe(answered.value));
  }, [code]);
  const claim = async () => {
    const answered = await ask('/v1/sponsorship/claim', { method: 'POST', body: { code } });
    if ('problem' in answered) setFailed(answered.problem.code);
    else location.assign('/sponsorship');
  };

  if (!invitation) {
    return (
      <FrontDoor title={t('invitation.title')} lead={failed ? '' : t('loading')}>
        {failed && <Notice code={failed} />}
        {failed && (
          <p className="mt-6 text-soft">
            {t('invitation.without')}{' '}
            <a className="link" href="/sign-up">
              {t('signUp.do')}
            </a>
          </p>
        )}
      </FrontDoor>
    );
  }
  const { sponsor, sponsoredMonths, sponsorMonths, holdDays, claimDays, contact } = invitation;
  const theirs = t('sponsorship.count', { count: sponsoredMonths });
  return (
    <FrontDoor
      title={sponsor ? t('invitation.from', { name: sponsor }) : t('invitation.title')}
      lead={t('invitation.lead')}
    >
      {failed && <Notice code={failed} />}
      <p className="flex items-start gap-3 rounded-lg border border-line p-4">
        <Gift aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-accent" />
        <span className="text-pretty">
          {t('invitation.both', { theirs, yours: t('sponsorship.count', { count: sponsorMonths }) })}
        </span>
      </p>
      <ol className="my-5 list-decimal space-y-1.5 pl-5">
        <li>{t('invitation.step.join', { count: claimDays })}</li>
        <li>{t('invitation.step.link')}</li>
        <li>{t('invitation.step.pay')}</li>
        <li>{t('invitation.step.earn', { count: holdDays })}</li>
      </ol>
      {me ? (
        <button type="button" className="button w-full" onClick={claim}>
          {t('invitation.claim', { name: me.account.name })}
        </button>
      ) : (
        <a className="button w-full" href="/sign-up">
          {t('signUp.do')}
        </a>
      )}
      <p className="mt-5 text-soft">
        {t('invitation.small')}{' '}
        <a className="link break-words" href={`mailto:${contact}`}>
          {contact}
        </a>
      </p>
    </FrontDoor>
  );
}
