import { browser } from 'wxt/browser';
import { checkGate } from '../../utils/consent/gate.ts';
import { hasLinkedInPermission } from '../../utils/consent/reading.ts';
import { type Choice, keepChoices, sendUnsent } from '../../utils/consent/record.ts';
import { confirmLink } from '../../utils/link/confirm.ts';
import { finishUnlink, signOut, unlink } from '../../utils/link/unlink.ts';
import type { Handlers } from '../../utils/messaging/guard.ts';
import type { Reply } from '../../utils/messaging/protocol.ts';
import { deleteSearch, restoreSearch } from '../../utils/queue/searches.ts';
import { readTotals } from '../../utils/queue/totals.ts';
import * as settings from '../../utils/settings.ts';
import { choicesOf } from './choices.ts';
import type { Lifecycle } from './lifecycle.ts';
import { READING_PURPOSES } from './reconcile.ts';
import { createRepairHandlers } from './repair-handlers.ts';
import { sameAccount } from './same-account.ts';
import type { Services } from './services.ts';

const signedOut = { ok: false, code: 'signed-out-of-crm' } as const;

/** One handler per message; each calls the part that decides. */
export function createHandlers(
  services: Services,
  lifecycle: Lifecycle,
  background: (where: string, work: Promise<unknown>) => void,
): Handlers {
  const { alone, capture, browse, importer, pusher, session, unlinkDeps, consentDeps, queue } = services;
  const pushSoon = () => background('push', pusher.push());

  /** False: the account has left. */
  async function keepChosen(accountId: string, chosen: readonly Choice[], language: string): Promise<boolean> {
    if (chosen.length === 0) return true;
    if (!(await keepChoices({ ...consentDeps, kept: choicesOf(accountId) }, chosen, language))) return false;
    await lifecycle.reconcile(); // what was refused just now ends now, whatever the service says
    return true;
  }

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
      const keep = await sameAccount(); // before the page is read: it is linked to whoever asked
      const finished = await finishUnlink(unlinkDeps);
      if (!finished.ok) return finished;
      const seen = await capture.viewer(tabId);
      if (!seen.ok) return seen;
      if (!(await keep(async () => true))) return signedOut;
      const linked = await confirmLink(
        {
          putLink: services.putLink,
          keep: (member) => keep(async () => settings.linkedMember.setValue(member).then(() => true as const)),
        },
        seen.viewer,
        identityKey,
      );
      if (linked.ok) await session.look(); // this session is the linked member's
      return linked;
    },
    async recordConsents({ choices, language }) {
      await pusher.expect(); // should this worker be stopped before the service has them
      const account = await settings.crmAccount.getValue();
      if (!account) return signedOut;
      // What ends waits for nobody. A new yes waits for an unlink that is still open: that would take it back.
      const ended = choices.filter(({ state }) => state !== 'given');
      if (!(await keepChosen(account.accountId, ended, language))) return signedOut;
      const allowed = choices.filter(({ state }) => state === 'given');
      const finished: Reply<object> = allowed.length > 0 ? await finishUnlink(unlinkDeps) : { ok: true };
      if (!finished.ok) return finished;
      if (!(await keepChosen(account.accountId, allowed, language))) return signedOut;
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
      await settings.paused.setValue(paused);
      if (paused) pusher.abort();
      else background('push', pusher.pushAtOnce());
      await alone(async () => undefined); // a capture under way ends first
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
    async signOut() {
      await sendUnsent(consentDeps); // nobody can, afterwards
      const left = await signOut(unlinkDeps);
      background('sign-out', lifecycle.revokeTokens());
      return left;
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
