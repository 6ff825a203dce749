import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { handOver } from '../../utils/linkedin/hand-over.ts';
import { peopleSearch } from '../../utils/linkedin/people-search.ts';

export default defineUnlistedScript(() => handOver(globalThis, peopleSearch, document, new URL(location.href)));
