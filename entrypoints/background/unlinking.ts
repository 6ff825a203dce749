import { browser } from 'wxt/browser';
import { stopReading } from '../../utils/consent/reading.ts';
import { LINKEDIN_PURPOSES, makeRecords, toChoices } from '../../utils/consent/record.ts';
import { dropCookiePermission } from '../../utils/consent/session-cookie.ts';
import type { Connection } from '../../utils/crm/connection.ts';
import { revokeLater } from '../../utils/crm/revoke-later.ts';
import { tellService } from '../../utils/link/tell-service.ts';
import type { UnlinkDeps } from '../../utils/link/unlink.ts';
import type { Consents } from '../../utils/settings.ts';
import * as settings from '../../utils/settings.ts';
import { UNLINK_ALARM } from './alarms.ts';
import { choices } from './choices.ts';
import { KEEPING } from './same-account.ts';

/** The least that an alarm of the store's may take. */
const UNLINK_AGAIN_MS = 30_000;

type Own = 'abortPush' | 'stopBrowsing' | 'alone' | 'wipeQueue';

/** What an unlink is done with: everything of the account that this browser remembers, and the CRM. */
export function createUnlinking(
  deps: Pick<UnlinkDeps, Own> & { connection: Connection; forgetSession: () => Promise<void> },
): UnlinkDeps {
  const { connection, forgetSession, wipeQueue, ...own } = deps;
  const now = () => Date.now();
  const accountId = async () => (await settings.crmAccount.getValue())?.accountId;
  return {
    ...own,
    accountId,
    pendingRevoke: settings.pendingRevoke,
    unheardRevokes: settings.unheardRevokes,
    receipt: settings.unlinkReceipt,
    async progress(step) {
      await settings.unlinkStep.setValue(step);
      // Should this worker be stopped: the next one goes on.
      if (step) await browser.alarms.create(UNLINK_ALARM, { when: now() + UNLINK_AGAIN_MS });
      else await browser.alarms.clear(UNLINK_ALARM);
    },
    standing: () => settings.unlinkStep.getValue(),
    isLinked: async () => (await settings.linkedMember.getValue()) !== null,
    exclusive: (work) => navigator.locks.request('unlink', work),
    letKeepersEnd: () => navigator.locks.request(KEEPING, async () => undefined),
    async stopReading() {
      await settings.readingStarted.setValue(false); // first: what the browser then says is no surprise
      await dropCookiePermission();
      await stopReading();
    },
    async forgetMember() {
      await Promise.all([settings.linkedMember.setValue(null), settings.otherMemberSeen.setValue(null)]);
      await forgetSession();
    },
    async wipeQueue() {
      await Promise.all([
        settings.pushReport.setValue({}),
        settings.allowance.setValue(null),
        settings.paused.setValue(false),
        settings.suppressedPeople.setValue(null),
      ]);
      return wipeQueue();
    },
    async endedChoices() {
      const kept = await settings.consents.getValue();
      const given = LINKEDIN_PURPOSES.filter((purpose) => kept[purpose]?.state === 'given');
      const language = given.map((purpose) => kept[purpose]?.language).find(Boolean) ?? 'en';
      const ended = given.map((purpose) => ({ purpose, state: 'withdrawn' as const }));
      const withdrawn = await makeRecords({ now, randomUUID: () => crypto.randomUUID() }, ended, language);
      return toChoices({ ...unsentOf(kept), ...withdrawn });
    },
    async leaveAccount() {
      await connection.putAside(); // first: once nobody is signed in, whoever comes has tokens of their own
      await settings.crmAccount.setValue(null);
      await choices.change(() => ({}));
    },
    unsentChoices: async () => toChoices(unsentOf(await settings.consents.getValue())),
    signingOut: settings.signingOut,
    async signOutHere() {
      // Asked for first, so that the tokens of whoever comes wait behind it; but nothing more is asked as this account, however long
      // its own take.
      const forgotten = connection.tokens.forget(revokeLater);
      await settings.crmAccount.setValue(null);
      await Promise.all([
        forgotten,
        choices.change(() => ({})),
        settings.unlinkReceipt.setValue(null),
        settings.chooseAccount.setValue(true),
      ]);
    },
    tell: (pending) =>
      tellService({ asWhoLeft: connection.callAside, asSignedIn: connection.call, accountId }, pending),
    async endSignIn() {
      const refreshToken = await connection.refreshTokenAside();
      if (refreshToken) await revokeLater(refreshToken);
      await connection.forgetAside();
    },
    now,
  };
}

const unsentOf = (kept: Consents): Consents =>
  Object.fromEntries(Object.entries(kept).filter(([, { onService }]) => !onService));
