import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { company } from '../../utils/linkedin/company.ts';
import { handOver } from '../../utils/linkedin/hand-over.ts';

export default defineUnlistedScript(() => handOver(globalThis, company, document, new URL(location.href)));
