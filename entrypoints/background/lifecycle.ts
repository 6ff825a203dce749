import { browser } from 'wxt/browser';
import { isGiven } from '../../utils/consent/gate.ts';
import { hasLinkedInPermission, startReading, stopReading } from '../../utils/consent/reading.ts';
import { sendUnsent } from '../../utils/consent/record.ts';
import { finishUnlink, unlink } from '../../utils/link/unlink.ts';
import * as settings from '../../utils/settings.ts';
import { keepAlarms } from './alarms.ts';
import type { Services } from './services.ts';

/** What happens when the browser, the extension or the worker starts, and while nobody looks. */
export function createLifecycle(services: Services) {
  const bornAt = Date.now();

  /** Permission, consent and link must agree; where they do not, the stricter side wins. */
  async function reconcile() {
    const [consents, linked, permitted] = await Promise.all([
      settings.consents.getValue(),
      settings.linkedMember.getValue(),
      hasLinkedInPermission(),
    ]);
    const mayRead = isGiven(consents, 'linkedin-identity') && isGiven(consents, 'capture');
    if (permitted && mayRead) return startReading();
    if (permitted) await stopReading();
    if (linked) await unlink(services.unlinkDeps); // taken back while no worker was there to hear it
  }

  /** Everything that waits for another try. */
  async function tick() {
    await finishUnlink(services.unlinkDeps);
    await sendUnsent(services.consentDeps);
    await services.pusher.push();
  }

  return {
    tick,
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
