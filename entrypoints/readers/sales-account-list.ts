import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { handOver } from '../../utils/linkedin/hand-over.ts';
import { salesAccountList } from '../../utils/linkedin/sales-account-list.ts';

export default defineUnlistedScript(() => handOver(globalThis, salesAccountList, document, new URL(location.href)));
