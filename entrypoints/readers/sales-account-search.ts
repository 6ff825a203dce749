import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { handOver } from '../../utils/linkedin/hand-over.ts';
import { salesAccountSearch } from '../../utils/linkedin/sales-account-search.ts';

export default defineUnlistedScript(() => handOver(globalThis, salesAccountSearch, document, new URL(location.href)));
