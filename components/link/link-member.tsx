import { ExternalLink, UserRoundSearch } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { MemberIdentity } from '../../utils/linkedin/extraction.ts';
import type { FailureCode, Reply, ViewerReply } from '../../utils/messaging/protocol.ts';
import { failureText } from '../text.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';

type Stage =
  | { at: 'start' }
  | { at: 'reading' }
  | { at: 'asking' | 'linking'; viewer: MemberIdentity }
  | { at: 'denied' }
  | { at: 'failed'; code: FailureCode };

export interface LinkMemberProps {
  /** false where no LinkedIn page is open to read from */
  ready: boolean;
  onRead: () => Promise<ViewerReply>;
  onConfirm: (identityKey: string) => Promise<Reply<object>>;
  onOpenOwnProfile: () => void;
}

const vanityOf = (viewer: MemberIdentity) =>
  viewer.identityKeys.find((key) => key.startsWith('vanity:'))?.slice('vanity:'.length);

/** Reads who is signed in, asks "is this you?", and links after a yes. Nothing is kept before that. */
export function LinkMember({ ready, onRead, onConfirm, onOpenOwnProfile }: LinkMemberProps) {
  const [stage, setStage] = useState<Stage>({ at: 'start' });
  const questionId = useId();
  const box = useRef<HTMLDivElement>(null);
  const answered = stage.at === 'asking' || stage.at === 'denied' || stage.at === 'failed';
  // The button that was pressed is gone: the focus goes to what came of it.
  useEffect(() => {
    if (answered) box.current?.focus();
  }, [answered]);

  const read = async () => {
    setStage({ at: 'reading' });
    const reply = await onRead();
    setStage(reply.ok ? { at: 'asking', viewer: reply.viewer } : { at: 'failed', code: reply.code });
  };
  const confirm = async (viewer: MemberIdentity) => {
    const [key] = viewer.identityKeys;
    if (key === undefined) return;
    setStage({ at: 'linking', viewer });
    const reply = await onConfirm(key);
    // After a yes the stored link takes this away; a no is said here.
    if (!reply.ok) setStage({ at: 'failed', code: reply.code });
  };

  if (stage.at === 'asking' || stage.at === 'linking') {
    const { viewer } = stage;
    const vanity = vanityOf(viewer);
    return (
      <section
        ref={box}
        tabIndex={-1}
        aria-labelledby={questionId}
        className="w-full space-y-3 rounded-lg border border-line bg-surface p-4 text-center text-ink outline-none"
      >
        <div id={questionId} className="space-y-3">
          <p>
            <span className="block text-muted">{i18n.t('link.youAre')}</span>
            <strong className="block text-base font-semibold wrap-break-word">
              {viewer.name?.shown ?? vanity ?? i18n.t('link.nameless')}
            </strong>
            {vanity && viewer.name && <span className="block text-[0.8125rem] text-muted">({vanity})</span>}
          </p>
          <p className="font-medium">{i18n.t('link.isThisYou')}</p>
        </div>
        <div className="flex flex-wrap justify-center gap-2">
          <Button kind="primary" busy={stage.at === 'linking'} onClick={() => confirm(viewer)}>
            {stage.at === 'linking' ? i18n.t('link.linking') : i18n.t('link.confirm')}
          </Button>
          <Button disabled={stage.at === 'linking'} onClick={() => setStage({ at: 'denied' })}>
            {i18n.t('link.deny')}
          </Button>
        </div>
      </section>
    );
  }

  return (
    <div ref={box} tabIndex={-1} className="flex w-full flex-col items-center gap-3 outline-none">
      {stage.at === 'denied' && (
        <Callout tone="info" role="status">
          <p className="text-start text-ink">{i18n.t('link.denied')}</p>
        </Callout>
      )}
      {stage.at === 'failed' && (
        <Callout tone="danger" role="alert">
          <p className="text-start text-ink">{failureText(stage.code)}</p>
        </Callout>
      )}
      {stage.at === 'failed' && stage.code === 'viewer-unknown' && (
        <Button icon={<ExternalLink aria-hidden />} onClick={onOpenOwnProfile}>
          {i18n.t('link.openOwnProfile')}
        </Button>
      )}
      <Button
        kind="primary"
        icon={<UserRoundSearch aria-hidden />}
        busy={stage.at === 'reading'}
        disabled={!ready}
        onClick={read}
      >
        {stage.at === 'reading' ? i18n.t('common.reading') : i18n.t('link.read')}
      </Button>
      <p className="text-center text-[0.8125rem] text-pretty text-muted">{i18n.t('link.lead')}</p>
    </div>
  );
}
