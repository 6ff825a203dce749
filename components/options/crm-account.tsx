import { useState } from 'react';
import { i18n } from '#i18n';
import type { Reply } from '../../utils/messaging/protocol.ts';
import { failureText } from '../text.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { usePending } from '../use-pending.ts';
import { CrmAddress } from '../welcome/crm-address.tsx';

export interface CrmAccountProps {
  address: string;
  account?: { userName: string; email: string; accountName: string };
  onAddress: (address: string) => void;
  onSignOut: () => Promise<Reply<object>>;
}

/** The CRM and who is signed in. The address stands still while somebody is: their people belong to that CRM. */
export function CrmAccount({ address, account, onAddress, onSignOut }: CrmAccountProps) {
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<string>();
  const [pending, signOut] = usePending(async () => {
    const reply = await onSignOut();
    setSaid(reply.ok ? undefined : failureText(reply.code));
    setAsking(!reply.ok);
  });
  if (!account) {
    return (
      <div className="space-y-2">
        <CrmAddress address={address} onChange={onAddress} />
        <p>{i18n.t('options.signedOut')}</p>
      </div>
    );
  }
  const { userName: name, email, accountName } = account;
  return (
    <div className="space-y-3">
      <p className="wrap-anywhere">{address}</p>
      <p>{i18n.t('options.signedInAs', { name, email, account: accountName })}</p>
      {asking ? (
        <Callout tone="danger" title={i18n.t('options.signOutTitle')} role="alert">
          <p>{said ?? i18n.t('options.signOutBody')}</p>
          <div className="flex flex-wrap gap-2">
            <Button disabled={pending} onClick={() => setAsking(false)}>
              {i18n.t('common.cancel')}
            </Button>
            <Button kind="danger" busy={pending} onClick={() => signOut()}>
              {i18n.t('options.signOutConfirm')}
            </Button>
          </div>
        </Callout>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <Button onClick={() => setAsking(true)}>{i18n.t('options.signOut')}</Button>
          <p className="text-[0.8125rem] text-muted">{i18n.t('options.signOutFirst')}</p>
        </div>
      )}
    </div>
  );
}
