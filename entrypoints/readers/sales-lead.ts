import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { handOver } from '../../utils/linkedin/hand-over.ts';
import { salesLead } from '../../utils/linkedin/sales-lead.ts';

export default defineUnlistedScript(() => handOver(globalThis, salesLead, document, new URL(location.href)));
