import * as z from 'zod';
import { type Purpose, purposes } from './consents.ts';
import { optIn202611 } from './notices/opt-in-2026-11.ts';
import { optIn20261125 } from './notices/opt-in-2026-11-25.ts';
import { consoleNotices } from './notices-console.ts';

/**
 * The texts that people consent to. A notice is never edited: a new text is a new id.
 * The extension ships them (so that consent works before any request) and the service holds the same
 * ones (so that it can check the hash of what was shown).
 */
export const noticeSchema = z
  .object({
    id: z.string(),
    language: z.string(),
    title: z.string(),
    intro: z.string(),
    agreement: z.object({ title: z.string(), body: z.string() }),
    purposes: z.array(
      z.object({
        purpose: z.enum(purposes),
        title: z.string(),
        reads: z.string(),
        why: z.string(),
        howLong: z.string(),
        withdraw: z.string(),
      }),
    ),
  })
  .meta({ id: 'Notice' });

export type Notice = z.infer<typeof noticeSchema>;

export const currentNoticeId = 'opt-in-2026-11-25';

export const notices: readonly Notice[] = [...optIn202611, ...optIn20261125, ...consoleNotices];

/**
 * Every version of the opt-in in its order, with the purposes whose meaning it changed so much that an older yes does not
 * cover it. A purpose that is new in a version needs no entry: nobody has said yes to it before.
 */
const versions: readonly { id: string; asksAgain: readonly Purpose[] }[] = [
  { id: 'opt-in-2026-11', asksAgain: [] },
  { id: currentNoticeId, asksAgain: [] },
];

/** Whether a choice made under this notice has to be asked for again: the notice has changed materially since, or is unknown. */
export function isOutdated(purpose: Purpose, noticeId: string, history = versions): boolean {
  const shown = history.findIndex(({ id }) => id === noticeId);
  return shown < 0 || history.slice(shown + 1).some(({ asksAgain }) => asksAgain.includes(purpose));
}

/** The notice in the language asked for, else in English. */
export const findNotice = (id: string, language: string): Notice | undefined =>
  notices.find((notice) => notice.id === id && notice.language === language) ??
  notices.find((notice) => notice.id === id && notice.language === 'en');

/** The bytes that are hashed: the notice as JSON, keys in the order of the schema. */
export const noticeText = (notice: Notice): string => JSON.stringify(noticeSchema.parse(notice));
