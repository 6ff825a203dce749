import { browser } from 'wxt/browser';
import { checkGate } from '../../utils/consent/gate.ts';
import { hasLinkedInPermission } from '../../utils/consent/reading.ts';
import { keepChoices, sendUnsent } from '../../utils/consent/record.ts';
import { revokeLater } from '../../utils/crm/revoke-later.ts';
import { confirmLink } from '../../utils/link/confirm.ts';
import { putUnheard } from '../../utils/link/unheard.ts';
import { finishUnlink, unlink, wipeHere } from '../../utils/link/unlink.ts';
import type { Handlers } from '../../utils/messaging/guard.ts';
import { deleteSearch, restoreSearch } from '../../utils/queue/searches.ts';
import { readTotals } from '../../utils/queue/totals.ts';
import * as settings from '../../utils/settings.ts';
import type { Lifecycle } from './lifecycle.ts';
import { READING_PURPOSES } from './reconcile.ts';
import { createRepairHandlers } from './repair-handlers.ts';
import type { Services } from './services.ts';

/** One handler per message; each calls the part that decides. */
export function createHandlers(
  services: Services,
  lifecycle: Lifecycle,
  background: (where: string, work: Promise<unknown>) => void,
): Handlers {
  const { alone, capture, browse, importer, pusher, connection, session, unlinkDeps, consentDeps, queue } = services;
  const pushSoon = () => background('push', pusher.push());

  return {
    readPage: ({ tabId, asked }) => capture.view(tabId, asked),
    async captureRows(request) {
      const reply = await capture.capture(request);
      if (reply.ok && reply.captured > 0) pushSoon();
      return reply;
    },
    setBrowseCapture: ({ tabId, on }) => browse.set(tabId, on),
    async deleteSearch({ id }) {
      await deleteSearch(queue(), id, Date.now());
      return { ok: true };
    },
    async restoreSearch({ id }) {
      return (await restoreSearch(queue(), id)) ? { ok: true } : { ok: false, code: 'search-gone' };
    },
    ...createRepairHandlers(services, pushSoon),
    outlinePage: ({ tabId }) => capture.outline(tabId),
    async importLeads(request) {
      const reply = await alone(() => importer(request));
      if (reply.ok && reply.captured > 0) pushSoon();
      return reply;
    },
    readViewer: ({ tabId }) => capture.viewer(tabId),
    async confirmLink({ tabId, identityKey }) {
      const finished = await finishUnlink(unlinkDeps);
      if (!finished.ok) return finished;
      const seen = await capture.viewer(tabId);
      if (!seen.ok) return seen;
      const linked = await confirmLink(
        { putLink: services.putLink, keep: (member) => settings.linkedMember.setValue(member) },
        seen.viewer,
        identityKey,
      );
      if (linked.ok) await session.look(); // this session is the linked member's
      return linked;
    },
    async recordConsents({ choices, language }) {
      const finished = await finishUnlink(unlinkDeps);
      if (!finished.ok) return finished;
      await pusher.expect(); // should this worker be stopped before the service has them
      await keepChoices(consentDeps, choices, language);
      await lifecycle.reconcile(); // what was refused just now ends now, whatever the service says
      const recorded = await sendUnsent(consentDeps);
      await lifecycle.reconcile(); // what was allowed counts once the service has it
      pushSoon();
      return recorded.ok ? { ok: true, onService: true } : { ok: true, onService: false, why: recorded.code };
    },
    async startReading() {
      const gate = await checkGate(
        { consents: () => settings.consents.getValue(), hasPermission: hasLinkedInPermission },
        READING_PURPOSES,
      );
      if (!gate.ok) return gate;
      await lifecycle.reconcile();
      return { ok: true };
    },
    async pushNow() {
      if (await settings.paused.getValue()) return { ok: false, code: 'paused' };
      const { pushed, refused, stopped } = await pusher.pushAtOnce();
      if (stopped) return { ok: false, code: stopped.code };
      return { ok: true, pushed, refused, waiting: (await readTotals(queue())).waiting };
    },
    async setPaused({ paused }) {
      if (!paused) await pusher.expect();
      await alone(() => settings.paused.setValue(paused)); // a capture under way ends first
      if (paused) pusher.abort();
      else background('push', pusher.pushAtOnce());
      return { ok: true };
    },
    async unlink() {
      const report = await unlink(unlinkDeps, 'popup');
      background('sign-out', lifecycle.revokeTokens());
      return { ok: true, ...report };
    },
    resumeUnlink: () => finishUnlink(unlinkDeps),
    async acceptSession() {
      return (await session.accept()) ? { ok: true } : { ok: false, code: 'session-ended' };
    },
    /**
     * Leaves nothing of this account in the browser: the next one to sign in starts from an empty queue. An unlink that
     * the service does not know of is finished first: afterwards nobody could. The refresh token is revoked as soon as
     * the service can be reached.
     */
    async signOut() {
      const finished = await finishUnlink(unlinkDeps);
      if (!finished.ok) return finished;
      await Promise.all([connection.tokens.forget(revokeLater), wipeHere(unlinkDeps)]);
      await Promise.all([
        settings.crmAccount.setValue(null),
        settings.consents.setValue({}),
        putUnheard(unlinkDeps),
        settings.unlinkReceipt.setValue(null),
        settings.chooseAccount.setValue(true),
      ]);
      await unlinkDeps.progress(null); // last: until then nobody is taken in
      background('sign-out', lifecycle.revokeTokens());
      return { ok: true };
    },
    pageChanged(_, sender) {
      const tabId = sender.tab?.id;
      if (tabId !== undefined) background('browse', browse.settled(tabId));
      // Nobody may be listening: no panel is open.
      void browser.runtime.sendMessage({ type: 'pageChanged', data: { tabId } }).catch(() => undefined);
      return undefined;
    },
  };
}
