import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Extraction } from '../utils/linkedin/extraction.ts';
import { findPageAdapter } from '../utils/linkedin/registry.ts';

/** What `scripting.executeScript({ target: { tabId }, files: ['/page-reader.js'] })` gives for the frame. */
export interface PageReading {
  url: string;
  /** null where no adapter knows the address */
  extraction: Extraction | null;
}

/**
 * Reads the page in front, once, when the extension asks: injected on demand, so that no LinkedIn page pays for readers it does not need,
 * and gone when it has answered. Writes nothing into the page and leaves nothing behind.
 */
export default defineUnlistedScript((): PageReading => {
  const url = new URL(location.href);
  return { url: url.href, extraction: findPageAdapter(url)?.extract(document, url) ?? null };
});
