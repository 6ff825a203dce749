import { ClipboardCheck, ClipboardCopy, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { FailureCode, Reply } from '../../utils/messaging/protocol.ts';
import { failureText } from '../text.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';

export interface ReportDialogProps {
  onClose: () => void;
  onRead: () => Promise<Reply<{ outline: string }>>;
  onCopy: (text: string) => Promise<void>;
}

/** Shows the page's skeleton, word for word what will be copied, before it is copied. Nothing is sent anywhere. */
export function ReportDialog({ onClose, onRead, onCopy }: ReportDialogProps) {
  const [outline, setOutline] = useState<string>();
  const [failure, setFailure] = useState<FailureCode>();
  const [copied, setCopied] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when it opens
  useEffect(() => {
    onRead().then((reply) => (reply.ok ? setOutline(reply.outline) : setFailure(reply.code)));
  }, []);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-10 bg-black/50" />
        <Dialog.Content className="fixed inset-3 z-20 m-auto flex max-h-180 max-w-2xl flex-col gap-3 rounded-xl border border-line bg-surface p-4 shadow-xl">
          <div className="flex items-start gap-3">
            <Dialog.Title className="flex-1 text-base font-semibold">{i18n.t('report.title')}</Dialog.Title>
            <Dialog.Close
              aria-label={i18n.t('common.close')}
              className="grid size-8 place-items-center rounded-lg text-accent hover:bg-accent-soft"
            >
              <X aria-hidden className="size-4" />
            </Dialog.Close>
          </div>
          <Dialog.Description className="text-[0.8125rem] text-pretty text-muted">
            {i18n.t('report.body')}
          </Dialog.Description>
          {failure && (
            <Callout tone="danger" role="alert">
              <p>{failureText(failure)}</p>
            </Callout>
          )}
          <textarea
            readOnly
            aria-label={i18n.t('report.title')}
            aria-busy={!outline && !failure}
            value={outline ?? (failure ? '' : i18n.t('common.reading'))}
            className="min-h-0 flex-1 resize-none rounded-lg border border-line bg-page p-3 font-mono text-xs whitespace-pre"
          />
          <div className="flex flex-wrap items-center justify-end gap-2">
            <p role="status" className="me-auto text-[0.8125rem] text-good">
              {copied && i18n.t('report.copied')}
            </p>
            <Button onClick={onClose}>{i18n.t('common.close')}</Button>
            <Button
              kind="primary"
              icon={copied ? <ClipboardCheck aria-hidden /> : <ClipboardCopy aria-hidden />}
              disabled={!outline}
              onClick={() => onCopy(outline ?? '').then(() => setCopied(true))}
            >
              {i18n.t('report.copy')}
            </Button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
