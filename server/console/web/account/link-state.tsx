import { Link2, Link2Off } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkedInLink, UnlinkReceipt } from '../../../contract/link.ts';
import { ask } from '../api.ts';
import { Notice } from '../parts/notice.tsx';
import { Verification } from './verification.tsx';

/** The LinkedIn member of the account, and unlinking. */
export function LinkState() {
  const { t, i18n } = useTranslation();
  const [link, setLink] = useState<LinkedInLink | null>();
  const [canVerify, setCanVerify] = useState(false);
  const [receipt, setReceipt] = useState<UnlinkReceipt>();
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    void ask<{ link: LinkedInLink | null; canVerify?: true }>('/v1/linkedin-link').then((answered) => {
      if ('value' in answered) {
        setLink(answered.value.link);
        setCanVerify(answered.value.canVerify ?? false);
      } else setFailed(answered.problem.code);
    });
  }, []);
  const unlink = async () => {
    const answered = await ask<UnlinkReceipt>('/v1/linkedin-link', { method: 'DELETE' });
    if ('problem' in answered) return setFailed(answered.problem.code);
    setLink(null);
    setReceipt(answered.value);
  };
  const date = (iso: string) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso));

  if (failed) return <Notice code={failed} />;
  if (link === undefined) return <p className="text-soft">{t('loading')}</p>;
  if (link === null) {
    return (
      <>
        <p className="flex items-start gap-2 text-soft">
          <Link2Off aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {t('account.notLinked')}
        </p>
        {receipt && (
          <p role="status" className="mt-3">
            {t('account.receipt', { at: date(receipt.unlinkedAt), receipt: receipt.receipt })}
          </p>
        )}
      </>
    );
  }
  return (
    <>
      <p className="flex items-start gap-2">
        <Link2 aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-accent" />
        <span className="break-words">
          {t('account.linked', { member: link.name?.shown ?? link.identityKeys[0], since: date(link.linkedAt) })}
        </span>
      </p>
      <Verification link={link} canVerify={canVerify} date={date} />
      <button type="button" className="button-quiet mt-4" onClick={unlink}>
        <Link2Off aria-hidden="true" className="size-4" />
        {t('account.unlink')}
      </button>
      <p className="mt-2 text-soft">{t('account.unlinkHint')}</p>
    </>
  );
}
