import { findYes, shareTurn } from '../consents/store.ts';
import { isOutdated } from '../contract/notices.ts';
import { refuse } from '../http/answer.ts';
import type { Call } from '../http/operation.ts';
import { findRevocation, linkRevoked } from '../links/relink.ts';

/** Refuses where the user does not let anything be sent, or no longer does; a withdrawal has nothing behind it. */
export async function refuseUnlessAllowed({ db, caller }: Pick<Call, 'db' | 'caller'>) {
  await shareTurn(db, caller.userId);
  if (await findRevocation(db, caller)) return linkRevoked();
  if (caller.via === 'api-key') return undefined;
  // A yes to words that have changed materially since is none: the extension asks again, and so does whoever is older than it.
  const noticeId = await findYes(db, caller.accountId, caller.userId, 'push-to-crm');
  if (noticeId !== undefined && !isOutdated('push-to-crm', noticeId)) return undefined;
  return refuse('consent-missing', {
    detail: 'Allow “Send the people you queued to your CRM” in the extension first.',
  });
}
