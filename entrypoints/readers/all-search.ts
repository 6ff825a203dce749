import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { allSearch } from '../../utils/linkedin/all-search.ts';
import { handOver } from '../../utils/linkedin/hand-over.ts';

export default defineUnlistedScript(() => handOver(globalThis, allSearch, document, new URL(location.href)));
