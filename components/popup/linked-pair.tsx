import { ArrowLeftRight } from 'lucide-react';
import { i18n } from '#i18n';

export interface LinkedPairProps {
  member?: string;
  /** absent while nobody is signed in to the CRM */
  account?: string;
  email?: string;
}

const Side = ({ label, name, detail }: { label: string; name: string; detail?: string }) => (
  <div className="min-w-0 flex-1">
    <dt className="text-xs text-muted">{label}</dt>
    <dd className="font-semibold wrap-break-word">{name}</dd>
    {detail && <dd className="truncate text-xs text-muted">{detail}</dd>}
  </div>
);

/** Who is linked to which account. */
export function LinkedPair({ member, account, email }: LinkedPairProps) {
  return (
    <dl className="flex items-center gap-3 rounded-lg border border-line bg-surface px-3.5 py-2.5">
      <Side label={i18n.t('popup.onLinkedIn')} name={member ?? i18n.t('popup.namelessMember')} />
      <ArrowLeftRight aria-hidden className="size-4 shrink-0 text-accent" />
      <Side label={i18n.t('popup.inCrm')} name={account ?? '–'} detail={email} />
    </dl>
  );
}
