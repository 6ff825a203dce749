import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { handOver } from '../../utils/linkedin/hand-over.ts';
import { salesAccountHub } from '../../utils/linkedin/sales-account-hub.ts';

export default defineUnlistedScript(() => handOver(globalThis, salesAccountHub, document, new URL(location.href)));
