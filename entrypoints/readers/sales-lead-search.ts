import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { handOver } from '../../utils/linkedin/hand-over.ts';
import { salesLeadSearch } from '../../utils/linkedin/sales-lead-search.ts';

export default defineUnlistedScript(() => handOver(globalThis, salesLeadSearch, document, new URL(location.href)));
