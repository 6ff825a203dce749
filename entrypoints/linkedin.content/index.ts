import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { watchPage } from './watch-page.ts';

/**
 * Registered only after the opt-in. Says that the page has changed, never what is on it: the reading is done by page-reader.ts,
 * injected when the user has asked. A second copy in the same tab makes the first one stop (WXT's context sees to that).
 */
export default defineContentScript({
  registration: 'runtime',
  matches: ['https://www.linkedin.com/*'],
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main(ctx) {
    watchPage(document, ctx.signal, () => {
      // An extension that was reloaded or removed leaves its scripts behind: they stop by themselves.
      if (ctx.isInvalid) return;
      browser.runtime.sendMessage({ type: 'pageChanged' }).catch(() => {});
    });
  },
});
