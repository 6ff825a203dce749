import { parseExtractAnswer } from '../../utils/capture/arrival.ts';
import { readTab } from '../../utils/consent/reading.ts';
import { findPageAdapter } from '../../utils/linkedin/registry.ts';
import { understand } from '../../utils/linkedin/understand.ts';
import type { ExtractAnswer } from '../../utils/messaging/protocol.ts';

/** The page of a LinkedIn tab, read there, parsed on arrival and understood here. Undefined where the tab cannot be read. */
export async function readLinkedIn(tabId: number, asked = false): Promise<ExtractAnswer | undefined> {
  const answer = parseExtractAnswer(await readTab(tabId, (url) => findPageAdapter(url)?.id, asked));
  if (!answer?.extraction) return answer;
  // The tab may have gone on while the readers were on their way: another page's rows are not this page's.
  if (findPageAdapter(new URL(answer.url))?.id !== answer.extraction.page) return undefined;
  return { url: answer.url, extraction: understand(answer.extraction) };
}
