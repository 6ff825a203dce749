import { browser } from 'wxt/browser';
import { passGate } from '../../utils/consent/gate.ts';
import { hasLinkedInPermission, startReading } from '../../utils/consent/reading.ts';
import { recordChoices } from '../../utils/consent/record.ts';
import { confirmLink } from '../../utils/link/confirm.ts';
import { finishUnlink, unlink, wipeHere } from '../../utils/link/unlink.ts';
import type { Handlers } from '../../utils/messaging/guard.ts';
import { deleteSearch, restoreSearch } from '../../utils/queue/searches.ts';
import { readTotals } from '../../utils/queue/totals.ts';
import * as settings from '../../utils/settings.ts';
import type { Lifecycle } from './lifecycle.ts';
import { createRepairHandlers } from './repair-handlers.ts';
import type { Services } from './services.ts';

/** One handler per message; each calls the part that decides. */
export function createHandlers(
  services: Services,
  lifecycle: Lifecycle,
  background: (where: string, work: Promise<unknown>) => void,
): Handlers {
  const { alone, capture, browse, importer, pusher, connection, unlinkDeps, consentDeps, queue } = services;
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
      return confirmLink(
        { putLink: services.putLink, keep: (member) => settings.linkedMember.setValue(member) },
        seen.viewer,
        identityKey,
      );
    },
    async recordConsents({ choices, language }) {
      const finished = await finishUnlink(unlinkDeps);
      if (!finished.ok) return finished;
      const recorded = await recordChoices(consentDeps, choices, language);
      await lifecycle.reconcile(); // what was refused just now ends now
      return recorded.ok ? { ok: true, onService: true } : { ok: true, onService: false, why: recorded.code };
    },
    async startReading() {
      const gate = await passGate(
        {
          consents: () => settings.consents.getValue(),
          hasPermission: hasLinkedInPermission,
          ask: async () => undefined,
          outline: async () => undefined,
        },
        ['linkedin-identity', 'capture'],
      );
      if (!gate.ok) return gate;
      await startReading();
      return { ok: true };
    },
    async pushNow() {
      if (await settings.paused.getValue()) return { ok: false, code: 'paused' };
      const { pushed, refused, stopped } = await pusher.pushAtOnce();
      if (stopped) return { ok: false, code: stopped.code };
      return { ok: true, pushed, refused, waiting: (await readTotals(queue())).waiting };
    },
    async setPaused({ paused }) {
      await alone(() => settings.paused.setValue(paused)); // a capture under way ends first
      if (paused) pusher.abort();
      else background('push', pusher.pushAtOnce());
      return { ok: true };
    },
    async unlink() {
      return { ok: true, ...(await unlink(unlinkDeps)) };
    },
    /**
     * Leaves nothing of this account in the browser: the next one to sign in starts from an empty queue. An unlink that
     * the service does not know of is finished first: afterwards nobody could. The refresh token is revoked as soon as
     * the service can be reached.
     */
    async signOut() {
      const finished = await finishUnlink(unlinkDeps);
      if (!finished.ok) return finished;
      const refreshToken = await connection.refreshToken();
      if (refreshToken) {
        await settings.tokensToRevoke.setValue([...(await settings.tokensToRevoke.getValue()), refreshToken]);
      }
      await connection.tokens.forget();
      await wipeHere(unlinkDeps);
      await Promise.all([
        settings.crmAccount.setValue(null),
        settings.consents.setValue({}),
        settings.pendingRevoke.setValue(null),
        settings.unlinkReceipt.setValue(null),
        settings.chooseAccount.setValue(true),
      ]);
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
