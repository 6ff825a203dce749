import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { feed } from '../../utils/linkedin/feed.ts';
import { handOver } from '../../utils/linkedin/hand-over.ts';

export default defineUnlistedScript(() => handOver(globalThis, feed, document, new URL(location.href)));
