import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { FailureCode, Reply } from '../../utils/messaging/protocol.ts';
import { failureText } from '../text.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { usePending } from '../use-pending.ts';
import { StepCard } from './step-card.tsx';

/** Step 3: the browser's own prompt. It opens from the click only, so the asking has a button of its own. */
export function PermissionStep({ onAsk }: { onAsk: () => Promise<Reply<{ granted: boolean }>> }) {
  const [outcome, setOutcome] = useState<'denied' | { code: FailureCode }>();
  const [pending, ask] = usePending(async () => {
    setOutcome(undefined);
    const reply = await onAsk();
    if (!reply.ok) setOutcome({ code: reply.code });
    else if (!reply.granted) setOutcome('denied');
  });
  return (
    <StepCard title={i18n.t('welcome.permission.title')}>
      <p>{i18n.t('welcome.permission.body')}</p>
      {outcome === 'denied' && (
        <Callout tone="warn" title={i18n.t('welcome.permission.deniedTitle')} role="alert">
          <p>{i18n.t('welcome.permission.denied')}</p>
        </Callout>
      )}
      {typeof outcome === 'object' && (
        <Callout tone="danger" title={i18n.t('welcome.permission.failedTitle')} role="alert">
          <p>{failureText(outcome.code)}</p>
        </Callout>
      )}
      <Button kind="primary" icon={<ShieldCheck aria-hidden />} busy={pending} onClick={() => ask()}>
        {pending
          ? i18n.t('welcome.permission.asking')
          : i18n.t(outcome ? 'welcome.permission.askAgain' : 'welcome.permission.button')}
      </Button>
    </StepCard>
  );
}
