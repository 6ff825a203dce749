import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { outlinePage } from '../utils/linkedin/diagnostics/outline.ts';

/** How long it may hold the page up, in ms. */
const LONGEST = 1000;

/** The page's skeleton without a word of it, for a report that the user sees before it is copied. Injected when they ask. */
export default defineUnlistedScript((): string =>
  outlinePage(document, new URL(location.href), {
    now: () => performance.now(),
    until: performance.now() + LONGEST,
  }),
);
