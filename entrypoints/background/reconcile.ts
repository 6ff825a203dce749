import type { Purpose } from '../../server/contract/consents.ts';
import { isCurrent, isGiven } from '../../utils/consent/gate.ts';
import { hasLinkedInPermission, startReading, suspendReading } from '../../utils/consent/reading.ts';
import { dropCookiePermission } from '../../utils/consent/session-cookie.ts';
import { undoLink, unlink } from '../../utils/link/unlink.ts';
import { eraseSearches } from '../../utils/queue/searches.ts';
import * as settings from '../../utils/settings.ts';
import type { Services } from './services.ts';

export const READING_PURPOSES = ['linkedin-identity', 'capture'] as const satisfies readonly Purpose[];

/**
 * Permissions, choices and link must agree; where they do not, the stricter side wins. Runs whenever one of them changes and
 * at every start, so it does not matter what died when. A choice that the service has not acknowledged yet takes nothing
 * away, and neither does a notice that has changed: the gate is shut for them, and what waits here goes on waiting.
 */
export async function reconcile({ unlinkDeps, browse, pusher, session, queue }: Services): Promise<void> {
  const [consents, linked, started, permitted] = await Promise.all([
    settings.consents.getValue(),
    settings.linkedMember.getValue(),
    settings.readingStarted.getValue(),
    hasLinkedInPermission(),
  ]);
  const stands = (purpose: Purpose) => consents[purpose]?.state === 'given';
  if (!stands('push-to-crm')) pusher.abort();
  if (!stands('session-guard')) await dropCookiePermission();

  if (linked && !stands('linkedin-identity')) await undoLink(unlinkDeps);
  else if (linked && started && !permitted) return void (await unlink(unlinkDeps, 'browser'));
  else if (!READING_PURPOSES.every(stands)) {
    await browse.clear();
    await unlinkDeps.alone(unlinkDeps.stopReading); // a capture under way ends first
  } else if (!READING_PURPOSES.every((purpose) => isCurrent(consents, purpose))) await suspendReading();
  else if (permitted && READING_PURPOSES.every((purpose) => isGiven(consents, purpose))) {
    await settings.readingStarted.setValue(true);
    await startReading();
  }
  if (!stands('capture')) await eraseSearches(queue());
  await session.look();
}
