import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { handOver } from '../../utils/linkedin/hand-over.ts';
import { signIn } from '../../utils/linkedin/sign-in.ts';

export default defineUnlistedScript(() => handOver(globalThis, signIn, document, new URL(location.href)));
