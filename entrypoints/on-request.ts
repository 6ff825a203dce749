import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ask } from '../utils/linkedin/hand-over.ts';

/** Injected before the readers where the user has asked for a page that holds no results: their own connections. */
export default defineUnlistedScript(() => ask(globalThis));
