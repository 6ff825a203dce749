import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { handOver } from '../../utils/linkedin/hand-over.ts';
import { salesLeadList } from '../../utils/linkedin/sales-lead-list.ts';

export default defineUnlistedScript(() => handOver(globalThis, salesLeadList, document, new URL(location.href)));
