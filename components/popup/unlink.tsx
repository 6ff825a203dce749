import { Unlink as UnlinkIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { FailureCode, Reply } from '../../utils/messaging/protocol.ts';
import { failureText } from '../text.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { usePending } from '../use-pending.ts';

export interface UnlinkProps {
  /** people who would be lost */
  waiting: number;
  /** true while the question is on the screen: the popup leaves it room */
  asking: boolean;
  onAsk: (asking: boolean) => void;
  onUnlink: () => Promise<Reply<object>>;
}

/** Unlinks in two clicks: the first says what will happen, the second does it. */
export function Unlink({ waiting, asking, onAsk, onUnlink }: UnlinkProps) {
  const [failure, setFailure] = useState<FailureCode>();
  const [pending, unlink] = usePending(async () => {
    const reply = await onUnlink();
    setFailure(reply.ok ? undefined : reply.code);
  });
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (asking) title.current?.focus();
  }, [asking]);

  if (!asking) {
    return (
      <Button kind="quiet" className="px-2!" icon={<UnlinkIcon aria-hidden />} onClick={() => onAsk(true)}>
        {i18n.t('popup.unlink')}
      </Button>
    );
  }
  return (
    <section className="w-full space-y-3 rounded-lg border border-danger bg-surface p-3.5">
      <h2 ref={title} tabIndex={-1} className="font-semibold">
        {i18n.t('popup.unlinkTitle')}
      </h2>
      {waiting > 0 && (
        <Callout tone="danger">
          <p className="font-medium">{i18n.t('popup.unlinkLoses', waiting)}</p>
        </Callout>
      )}
      <ul className="list-disc space-y-1 ps-4 text-[0.8125rem]">
        <li>{i18n.t('popup.unlinkWipes')}</li>
        <li>{i18n.t('popup.unlinkStops')}</li>
        <li>{i18n.t('popup.unlinkKeeps')}</li>
      </ul>
      {failure && (
        <Callout tone="danger" role="alert">
          <p>{failureText(failure)}</p>
        </Callout>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button disabled={pending} onClick={() => onAsk(false)}>
          {i18n.t('common.cancel')}
        </Button>
        <Button kind="danger" busy={pending} onClick={() => unlink()}>
          {pending ? i18n.t('popup.unlinking') : i18n.t('popup.unlinkConfirm')}
        </Button>
      </div>
    </section>
  );
}
