import { LogIn } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { FailureCode, Reply } from '../../utils/messaging/protocol.ts';
import { failureText } from '../text.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { usePending } from '../use-pending.ts';
import { CrmAddress } from './crm-address.tsx';
import { StepCard } from './step-card.tsx';

export interface SignInStepProps {
  address: string;
  /** absent where the address must stay: people queued for one CRM are not sent to another */
  onAddress?: (address: string) => void;
  onSignIn: () => Promise<Reply<object>>;
}

function explain(code: FailureCode, address: string): { title: string; body: string } {
  if (code === 'crm-unreachable') {
    return {
      title: i18n.t('welcome.signIn.unreachableTitle'),
      body: i18n.t('welcome.signIn.unreachableBody', { address }),
    };
  }
  const cancelled = code === 'sign-in-cancelled';
  return {
    title: i18n.t(cancelled ? 'welcome.signIn.cancelledTitle' : 'welcome.signIn.failedTitle'),
    body: failureText(code),
  };
}

/** Step 1: the CRM's own window asks for the password; this page never sees it. */
export function SignInStep({ address, onAddress, onSignIn }: SignInStepProps) {
  const [failure, setFailure] = useState<FailureCode>();
  const [pending, signIn] = usePending(async () => {
    setFailure(undefined);
    const reply = await onSignIn();
    if (!reply.ok) setFailure(reply.code);
  });
  const said = failure && explain(failure, address);
  return (
    <StepCard title={i18n.t('welcome.signIn.title')}>
      <p>
        {i18n.t('welcome.signIn.body')} {i18n.t('welcome.signIn.noAccount')}
      </p>
      {said && (
        <Callout tone={failure === 'sign-in-cancelled' ? 'warn' : 'danger'} title={said.title} role="alert">
          <p>{said.body}</p>
        </Callout>
      )}
      <Button kind="primary" icon={<LogIn aria-hidden />} busy={pending} onClick={() => signIn()}>
        {pending
          ? i18n.t('welcome.signIn.waiting')
          : failure
            ? i18n.t('common.retry')
            : i18n.t('welcome.signIn.button')}
      </Button>
      {onAddress && (
        <CrmAddress
          key={failure === 'crm-unreachable' ? 'asked' : 'folded'}
          address={address}
          onChange={onAddress}
          open={failure === 'crm-unreachable'}
        />
      )}
    </StepCard>
  );
}
