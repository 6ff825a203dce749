import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { companyPeople } from '../../utils/linkedin/company-people.ts';
import { handOver } from '../../utils/linkedin/hand-over.ts';

export default defineUnlistedScript(() => handOver(globalThis, companyPeople, document, new URL(location.href)));
