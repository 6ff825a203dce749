import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { handOver } from '../../utils/linkedin/hand-over.ts';
import { myNetwork } from '../../utils/linkedin/my-network.ts';

export default defineUnlistedScript(() => handOver(globalThis, myNetwork, document, new URL(location.href)));
