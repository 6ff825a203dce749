import { i18n } from '#i18n';
import type { CaptureReply } from '../../utils/messaging/protocol.ts';

type Captured = Extract<CaptureReply, { ok: true }>;

/** What queueing did: the people taken, and every one left out by name of the reason. */
export function queuedText({ captured, duplicates, anonymous, unreadable }: Captured): { title: string; rest: string } {
  const rest = [
    duplicates > 0 && i18n.t('panel.duplicatesToast', duplicates),
    anonymous > 0 && i18n.t('panel.anonymousToast', anonymous),
    unreadable > 0 && i18n.t('panel.unreadableToast', unreadable),
  ];
  return { title: i18n.t('panel.queuedToast', captured), rest: rest.filter(Boolean).join(', ') };
}
