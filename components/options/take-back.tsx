import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Purpose } from '../../server/contract/consents.ts';
import type { FailureCode, Reply } from '../../utils/messaging/protocol.ts';
import { failureText } from '../text.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { usePending } from '../use-pending.ts';

const follows = (purpose: Purpose): string => {
  switch (purpose) {
    case 'linkedin-identity':
      return i18n.t('options.follows.linkedin_identity');
    case 'capture':
      return i18n.t('options.follows.capture');
    case 'push-to-crm':
      return i18n.t('options.follows.push_to_crm');
    case 'session-guard':
      return i18n.t('options.follows.session_guard');
    default:
      return i18n.t('options.follows.other');
  }
};

export interface TakeBackProps {
  purpose: Purpose;
  title: string;
  onTakeBack: () => Promise<Reply<object>>;
}

/** Takes one purpose back: the first click says what follows, the second does it. */
export function TakeBack({ purpose, title, onTakeBack }: TakeBackProps) {
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<FailureCode>();
  const [pending, takeBack] = usePending(async () => {
    const reply = await onTakeBack();
    setFailure(reply.ok ? undefined : reply.code);
  });
  const question = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (asking) question.current?.focus();
  }, [asking]);
  if (!asking) {
    return (
      <Button onClick={() => setAsking(true)} aria-label={i18n.t('options.takeBackWhat', { title })}>
        {i18n.t('options.takeBack')}
      </Button>
    );
  }
  return (
    <Callout tone="warn">
      <p ref={question} tabIndex={-1}>
        {follows(purpose)}
      </p>
      {failure && <p role="alert">{failureText(failure)}</p>}
      <div className="flex flex-wrap gap-2">
        <Button disabled={pending} onClick={() => setAsking(false)}>
          {i18n.t('common.cancel')}
        </Button>
        <Button kind="danger" busy={pending} onClick={() => takeBack()}>
          {pending ? i18n.t('options.takingBack') : i18n.t('options.takeBackConfirm')}
        </Button>
      </div>
    </Callout>
  );
}
