import { browser } from 'wxt/browser';
import { passGate } from '../../utils/consent/gate.ts';
import { hasLinkedInPermission, startReading, stopReading } from '../../utils/consent/reading.ts';
import { recordChoices } from '../../utils/consent/record.ts';
import { confirmLink } from '../../utils/link/confirm.ts';
import { finishUnlink, unlink } from '../../utils/link/unlink.ts';
import type { Handlers } from '../../utils/messaging/guard.ts';
import { readTotals } from '../../utils/queue/totals.ts';
import { wipeQueue } from '../../utils/queue/wipe.ts';
import * as settings from '../../utils/settings.ts';
import type { Services } from './services.ts';

/** One handler per message; each calls the part that decides. */
export function createHandlers(
  services: Services,
  background: (where: string, work: Promise<unknown>) => void,
): Handlers {
  const { capture, pusher, connection, unlinkDeps, consentDeps, queue } = services;
  const pushSoon = () => background('push', pusher.push());

  return {
    readPage: ({ tabId }) => capture.view(tabId),
    async captureRows(request) {
      const reply = await capture.capture(request);
      if (reply.ok && reply.captured > 0) pushSoon();
      return reply;
    },
    readViewer: ({ tabId }) => capture.viewer(tabId),
    async confirmLink({ tabId, identityKey }) {
      if (!(await finishUnlink(unlinkDeps))) return { ok: false, code: 'unlink-pending' };
      const seen = await capture.viewer(tabId);
      if (!seen.ok) return seen;
      return confirmLink(
        { putLink: services.putLink, keep: (member) => settings.linkedMember.setValue(member) },
        seen.viewer,
        identityKey,
      );
    },
    async recordConsents({ choices, language }) {
      if (!(await finishUnlink(unlinkDeps))) return { ok: false, code: 'unlink-pending' };
      const onService = await recordChoices(consentDeps, choices, language);
      return { ok: true, onService };
    },
    async startReading() {
      const gate = await passGate(
        {
          consents: () => settings.consents.getValue(),
          hasPermission: hasLinkedInPermission,
          ask: async () => undefined,
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
      await settings.paused.setValue(paused);
      if (paused) pusher.abort();
      else pushSoon();
      return { ok: true };
    },
    async unlink() {
      return { ok: true, ...(await unlink(unlinkDeps)) };
    },
    /** Leaves nothing of this account in the browser: the next one to sign in starts from an empty queue. */
    async signOut() {
      pusher.abort();
      await stopReading();
      await wipeQueue(queue());
      const refreshToken = await connection.refreshToken();
      if (refreshToken) await connection.oauth.revoke(refreshToken);
      await connection.tokens.forget();
      await unlinkDeps.forgetMember();
      await Promise.all([
        settings.crmAccount.setValue(null),
        settings.consents.setValue({}),
        settings.pendingRevoke.setValue(null),
      ]);
      return { ok: true };
    },
    pageChanged(_, sender) {
      const tabId = sender.tab?.id;
      // Nobody may be listening: no panel is open.
      void browser.runtime.sendMessage({ type: 'pageChanged', data: { tabId } }).catch(() => undefined);
      return undefined;
    },
  };
}
