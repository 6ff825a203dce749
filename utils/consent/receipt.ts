import type { ConsentHistory } from '../../server/contract/consents.ts';
import { findNotice } from '../../server/contract/notices.ts';

/** Every choice that the service holds, with the words that were on the screen when it was made, as a file to keep. */
export function consentReceipt(history: ConsentHistory, now: Date): string {
  const shown = new Map(
    history.events.map(({ noticeId, language, noticeHash }) => [noticeHash, findNotice(noticeId, language)]),
  );
  const notices = [...shown].map(([sha256, notice]) => ({ sha256, ...(notice && { notice }) }));
  return `${JSON.stringify({ savedAt: now.toISOString(), ...history, notices }, null, 2)}\n`;
}
