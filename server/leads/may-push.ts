import { refuseWithoutConsent } from '../consents/allowed.ts';
import type { Call } from '../http/operation.ts';
import { findRevocation, linkRevoked } from '../links/relink.ts';

/** Refuses where the user does not let anything be sent, or this device's link was revoked. An API key is no extension. */
export async function refuseUnlessAllowed(call: Pick<Call, 'db' | 'caller'>) {
  if (await findRevocation(call.db, call.caller)) return linkRevoked();
  return call.caller.via === 'api-key' ? undefined : refuseWithoutConsent(call, 'push-to-crm');
}
