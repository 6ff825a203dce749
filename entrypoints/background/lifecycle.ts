import { browser } from 'wxt/browser';
import { isGiven } from '../../utils/consent/gate.ts';
import { hasLinkedInPermission, startReading, stopReading } from '../../utils/consent/reading.ts';
import { sendUnsent } from '../../utils/consent/record.ts';
import { finishUnlink, unlink } from '../../utils/link/unlink.ts';
import { purgeDropped } from '../../utils/queue/repair.ts';
import { purgeSearches } from '../../utils/queue/searches.ts';
import * as settings from '../../utils/settings.ts';
import { keepAlarms } from './alarms.ts';
import type { Services } from './services.ts';

const READING_PURPOSES = ['linkedin-identity', 'capture'] as const;

/** What happens when the browser, the extension or the worker starts, and while nobody looks. */
export function createLifecycle(services: Services) {
  const bornAt = Date.now();

  /**
   * Permission, consent and link must agree; where they do not, the stricter side wins. A choice that the service has not
   * acknowledged yet takes nothing away: the gate stays shut for it, and what waits here goes on waiting.
   */
  async function reconcile() {
    const [consents, linked, permitted] = await Promise.all([
      settings.consents.getValue(),
      settings.linkedMember.getValue(),
      hasLinkedInPermission(),
    ]);
    const allowed = READING_PURPOSES.every((purpose) => consents[purpose]?.state === 'given');
    if (linked && !(allowed && permitted))
      await unlink(services.unlinkDeps); // taken back, perhaps while nobody was there
    else if (permitted && !allowed) await stopReading();
    else if (permitted && READING_PURPOSES.every((purpose) => isGiven(consents, purpose))) await startReading();
  }

  /** Sign-ins that ended here while the service could not be told. */
  async function revokeTokens() {
    const open = await settings.tokensToRevoke.getValue();
    const told = await Promise.all(open.map((token) => services.connection.oauth.revoke(token)));
    if (open.length > 0) await settings.tokensToRevoke.setValue(open.filter((_, index) => !told[index]));
  }

  /** Everything that waits for another try. */
  async function tick() {
    await finishUnlink(services.unlinkDeps);
    await sendUnsent(services.consentDeps);
    await revokeTokens();
    await purgeSearches(services.queue(), Date.now());
    await purgeDropped(services.queue(), Date.now());
    await services.pusher.push();
  }

  return {
    tick,
    reconcile,
    revokeTokens,
    async wake() {
      await keepAlarms();
      await reconcile();
      await services.pusher.resume(bornAt);
    },
    /** May fire again after a crash: the welcome page opens once. */
    async installed() {
      if (await settings.welcomed.getValue()) return;
      await settings.welcomed.setValue(true);
      await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
    },
    async online() {
      await finishUnlink(services.unlinkDeps);
      await services.pusher.pushAtOnce();
    },
    /** Taken back in the browser's settings: the same wipe as unlinking in the popup. An unlink under way is left to itself. */
    async permissionRemoved() {
      const underWay = await settings.pendingRevoke.getValue();
      if (!underWay && (await settings.linkedMember.getValue())) await unlink(services.unlinkDeps);
    },
  };
}

export type Lifecycle = ReturnType<typeof createLifecycle>;
