import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takeOver } from '../utils/linkedin/hand-over.ts';
import type { RawExtraction } from '../utils/linkedin/page-type.ts';
import { readPage } from '../utils/linkedin/read-page.ts';

/** What `scripting.executeScript({ target: { tabId }, files: ['/read-people-search.js', '/page-reader.js'] })` gives for the frame. */
export interface PageReading {
  url: string;
  /** null where no page type's script went before */
  extraction: RawExtraction | null;
}

/**
 * Reads the page in front, once, when the extension asks: injected on demand, together with the reader of this one page type,
 * so that no LinkedIn page pays for readers it does not need, and gone when it has answered. Writes nothing into the page.
 */
export default defineUnlistedScript((): PageReading => {
  const url = new URL(location.href);
  const found = takeOver(globalThis);
  return { url: url.href, extraction: found ? readPage(document, url, found) : null };
});
