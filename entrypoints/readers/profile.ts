import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { handOver } from '../../utils/linkedin/hand-over.ts';
import { profile } from '../../utils/linkedin/profile.ts';

export default defineUnlistedScript(() => handOver(globalThis, profile, document, new URL(location.href)));
