import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { companySearch } from '../../utils/linkedin/company-search.ts';
import { handOver } from '../../utils/linkedin/hand-over.ts';

export default defineUnlistedScript(() => handOver(globalThis, companySearch, document, new URL(location.href)));
