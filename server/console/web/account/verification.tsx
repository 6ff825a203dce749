import { BadgeCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LinkedInLink, verificationOutcomes } from '../../../contract/link.ts';
import { ask } from '../api.ts';
import { leadTo } from '../parts/lead-to.ts';
import { Notice } from '../parts/notice.tsx';

/** How a sign-in at LinkedIn ended that led here. That it went well is told by the link, not by an address. */
const readOutcome = () => {
  const told = new URLSearchParams(location.search).get('linkedin');
  return verificationOutcomes.find((outcome) => outcome === told && outcome !== 'verified');
};

interface VerificationProps {
  readonly link: LinkedInLink;
  readonly canVerify: boolean;
  readonly date: (iso: string) => string;
}

/** Who says that the linked member is this user, and having LinkedIn say it. */
export function Verification({ link, canVerify, date }: VerificationProps) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState<string | undefined>(() => {
    const outcome = readOutcome();
    return outcome && `linkedin-${outcome}`;
  });
  const [leaving, setLeaving] = useState(false);
  useEffect(() => history.replaceState(null, '', location.pathname), []); // loading the page again is not told again
  const start = async () => {
    setLeaving(true);
    const answered = await ask<{ url: string }>('/v1/linkedin-link/verification', { method: 'POST' });
    const problem = 'value' in answered ? leadTo(answered.value.url) : answered.problem.code;
    if (!problem) return; // the page goes
    setFailed(problem);
    setLeaving(false);
  };

  if (link.verifiedAt) {
    return (
      <p className="mt-2 flex items-start gap-2">
        <BadgeCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-accent" />
        <span>{t('verification.verified', { at: date(link.verifiedAt) })}</span>
      </p>
    );
  }
  return (
    <>
      <p className="mt-2 text-soft">{t('verification.confirmed')}</p>
      {failed && (
        <div className="mt-3">
          <Notice code={failed} />
        </div>
      )}
      {canVerify && (
        <>
          <button type="button" className="button mt-4" disabled={leaving} onClick={start}>
            <BadgeCheck aria-hidden="true" className="size-4" />
            {t('verification.start')}
          </button>
          <p className="mt-2 text-pretty text-soft">{t('verification.hint')}</p>
        </>
      )}
    </>
  );
}
