import { useState } from 'react';
import { i18n } from '#i18n';
import type { FailureCode, Reply } from '../../utils/messaging/protocol.ts';
import { failureText } from '../text.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { usePending } from '../use-pending.ts';
import { StepCard } from './step-card.tsx';

/** The choices are kept here, but the service does not have them: the browser's permission has to wait for that. */
export function UnrecordedStep({
  onRetry,
}: {
  onRetry: () => Promise<Reply<{ onService: boolean; why?: FailureCode }>>;
}) {
  const [said, setSaid] = useState<string>();
  const [pending, retry] = usePending(async () => {
    setSaid(undefined);
    const reply = await onRetry();
    if (!reply.ok) setSaid(failureText(reply.code));
    else if (!reply.onService) setSaid(failureText(reply.why ?? 'crm-unreachable'));
  });
  return (
    <StepCard title={i18n.t('welcome.unrecorded.title')}>
      <p>{i18n.t('welcome.unrecorded.body')}</p>
      {said && (
        <Callout tone="warn" role="alert">
          <p>{said}</p>
        </Callout>
      )}
      <Button kind="primary" busy={pending} onClick={() => retry()}>
        {pending ? i18n.t('common.working') : i18n.t('welcome.unrecorded.retry')}
      </Button>
    </StepCard>
  );
}
