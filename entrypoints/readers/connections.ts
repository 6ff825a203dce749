import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { connections } from '../../utils/linkedin/connections.ts';
import { handOver } from '../../utils/linkedin/hand-over.ts';

export default defineUnlistedScript(() => handOver(globalThis, connections, document, new URL(location.href)));
