import { browser } from 'wxt/browser';
import { sendUnsent } from '../../utils/consent/record.ts';
import { revokeOpen } from '../../utils/crm/revoke-later.ts';
import { finishUnlink, unlink } from '../../utils/link/unlink.ts';
import { purgeDropped } from '../../utils/queue/repair.ts';
import { purgeOutdated } from '../../utils/queue/retention.ts';
import { purgeSearches } from '../../utils/queue/searches.ts';
import * as settings from '../../utils/settings.ts';
import { keepAlarms } from './alarms.ts';
import { reconcile } from './reconcile.ts';
import type { Services } from './services.ts';

/** What happens when the browser, the extension or the worker starts, and while nobody looks. */
export function createLifecycle(services: Services, report: (where: string, fault: unknown) => void) {
  const bornAt = Date.now();

  /** Sign-ins that ended here while the service could not be told. */
  const revokeTokens = () => revokeOpen(services.connection.oauth.revoke);

  /** Everything that waits for another try, one after the other. One that fails is reported and holds up none of the rest. */
  const tick = () =>
    inTurn({
      alarm: services.pusher.expectWaiting, // the one that came is spent, and what follows may wait for answers
      unlink: () => finishUnlink(services.unlinkDeps),
      consents: tellChoices,
      tokens: revokeTokens,
      session: services.session.look,
      link: followService,
      purge,
      push: services.pusher.push,
    });

  /** A worker that died in the middle of an unlink or a sign-out has left it standing. */
  async function finishWhatStands() {
    const [step, leaving, pending] = await Promise.all([
      settings.unlinkStep.getValue(),
      settings.signingOut.getValue(),
      settings.pendingRevoke.getValue(),
    ]);
    if (step !== null || leaving !== null || (pending && !pending.left)) await finishUnlink(services.unlinkDeps);
  }

  async function inTurn(parts: Record<string, () => Promise<unknown>>) {
    for (const [name, part] of Object.entries(parts)) await part().catch((fault) => report(name, fault));
  }

  /** What the service then has of a choice may be another one, made elsewhere: that counts here, too. */
  async function tellChoices() {
    const before = JSON.stringify(await settings.consents.getValue());
    await sendUnsent(services.consentDeps);
    if (JSON.stringify(await settings.consents.getValue()) !== before) await reconcile(services);
  }

  /** The link may have been taken away at the service, by its admin or on another device: then nothing of it stays here. */
  async function followService() {
    const linked = await settings.linkedMember.getValue();
    if (!linked || !(await settings.crmAccount.getValue())) return;
    const answer = await services.readLink();
    const still = await settings.linkedMember.getValue();
    if (!answer.ok || answer.value || still?.linkedAt !== linked.linkedAt) return;
    await unlink(services.unlinkDeps, 'service');
  }

  /**
   * Erases what is over. The service's clock decides: it says when its day ends, and that is the latest that it can be now.
   */
  async function purge() {
    await purgeSearches(services.queue(), Date.now());
    await purgeDropped(services.queue(), Date.now());
    const said = await services.allowance.get();
    if (said) await purgeOutdated(services.queue(), Math.min(Date.now(), Date.parse(said.resetsAt)));
  }

  return {
    tick,
    revokeTokens,
    reconcile: () => reconcile(services),
    wake: () =>
      inTurn({
        alarms: keepAlarms,
        alarm: services.pusher.expectWaiting,
        unlink: finishWhatStands,
        reconcile: () => reconcile(services),
        push: () => services.pusher.resume(bornAt),
      }),
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
  };
}

export type Lifecycle = ReturnType<typeof createLifecycle>;
