import type { Purpose } from '../contract/consents.ts';
import { currentNoticeId, findNotice, isOutdated } from '../contract/notices.ts';
import { refuse } from '../http/answer.ts';
import type { Call } from '../http/operation.ts';
import { findYes, shareTurn } from './store.ts';

/**
 * Refuses where the user does not allow this, or no longer does; no choice of theirs changes until the transaction ends, so a
 * withdrawal that was acknowledged has nothing behind it. A yes to words that have changed materially since is none: the
 * extension asks again, and so does whoever is older than it.
 */
export async function refuseWithoutConsent({ db, caller }: Pick<Call, 'db' | 'caller'>, purpose: Purpose) {
  await shareTurn(db, caller.userId);
  const noticeId = await findYes(db, caller.accountId, caller.userId, purpose);
  if (noticeId !== undefined && !isOutdated(purpose, noticeId)) return undefined;
  const asked = findNotice(currentNoticeId, 'en')?.purposes.find((one) => one.purpose === purpose);
  return refuse('consent-missing', { detail: `Allow “${asked?.title ?? purpose}” in the extension first.` });
}
