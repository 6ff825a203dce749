import { refuseWithoutConsent } from '../consents/allowed.ts';
import type { Call } from '../http/operation.ts';
import { findRevocation, linkRevoked } from '../links/relink.ts';
import { shareLink } from '../links/store.ts';

/**
 * Refuses where the user does not let anything be sent, or this device's link was revoked. Neither changes until the transaction
 * ends: a withdrawal, or an unlinking on the console, that was acknowledged has nothing behind it. An API key is no extension.
 */
export async function refuseUnlessAllowed(call: Pick<Call, 'db' | 'caller'>) {
  const { db, caller } = call;
  if (caller.via === 'api-key') return undefined;
  const refusal = await refuseWithoutConsent(call, 'push-to-crm'); // the choices first, as who links takes them
  await shareLink(db, caller.accountId);
  return (await findRevocation(db, caller)) ? linkRevoked() : refusal;
}
