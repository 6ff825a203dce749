import { i18n } from '#i18n';
import type { FailureCode, Reply } from '../../utils/messaging/protocol.ts';
import { failureText } from '../text.ts';
import { Callout } from '../ui/callout.tsx';

export type PushReply = Reply<{ pushed: number; refused: number; waiting: number }>;

export interface PushStateProps {
  paused: boolean;
  online: boolean;
  /** the last answer to "Push now" of this popup */
  pushed?: PushReply;
  waiting?: { code: FailureCode; untilTime?: string };
  lastPushedTime?: string;
  /** undefined until the queue has been asked */
  leadsWaiting: number | undefined;
}

/** What "Push now" did, in one or two sentences. */
export function pushedText(reply: Extract<PushReply, { ok: true }>): string {
  const parts = [
    i18n.t('popup.pushDone', reply.pushed),
    reply.refused > 0 && i18n.t('popup.pushRefused', reply.refused),
    reply.waiting > 0 && i18n.t('popup.pushWaiting', reply.waiting),
  ];
  return parts.filter(Boolean).join(' ');
}

/** Why people wait, and until when; or that nobody does. */
export function PushState({ paused, online, pushed, waiting, lastPushedTime, leadsWaiting }: PushStateProps) {
  if (paused) return <Warning text={i18n.t('popup.pausedBody')} />;
  if (!online && leadsWaiting !== 0) return <Warning text={i18n.t('popup.offline')} />;
  if (pushed && !pushed.ok) return <Warning text={failureText(pushed.code)} />;
  // A reason to wait is worth saying while somebody waits; a lost sign-in, always.
  if (waiting && (leadsWaiting !== 0 || waiting.code === 'signed-out-of-crm')) {
    const reason = failureText(waiting.code);
    const { untilTime } = waiting;
    return <Warning text={untilTime ? i18n.t('popup.waitingUntil', { reason, time: untilTime }) : reason} />;
  }
  const said = pushed?.ok ? pushedText(pushed) : leadsWaiting === 0 && i18n.t('popup.upToDate');
  const last = lastPushedTime && i18n.t('popup.lastPushed', { time: lastPushedTime });
  return (
    <p role="status" className="text-[0.8125rem] text-muted">
      {[said, last].filter(Boolean).join(' ')}
    </p>
  );
}

const Warning = ({ text }: { text: string }) => (
  <Callout tone="warn" role="status">
    <p>{text}</p>
  </Callout>
);
