import { browser } from 'wxt/browser';
import { createBrowse } from '../../utils/browse/browse.ts';
import { createAllowance } from '../../utils/capture/allowance.ts';
import { parseOutline } from '../../utils/capture/arrival.ts';
import { createCapture } from '../../utils/capture/service.ts';
import { checkGate, isGiven } from '../../utils/consent/gate.ts';
import { hasLinkedInPermission, outlineTab } from '../../utils/consent/reading.ts';
import { followService } from '../../utils/consent/record.ts';
import { putLink, readAllowance, readLink } from '../../utils/crm/calls.ts';
import { openConnection } from '../../utils/crm/connection.ts';
import { createIntake } from '../../utils/import/intake.ts';
import { isOthers } from '../../utils/link/unlink.ts';
import { createPusher } from '../../utils/push/pusher.ts';
import type { QueueDatabase } from '../../utils/queue/database.ts';
import { openQueue } from '../../utils/queue/open-queue.ts';
import { unlessFull } from '../../utils/queue/quota.ts';
import { noteReading } from '../../utils/queue/searches.ts';
import { wipeQueue } from '../../utils/queue/wipe.ts';
import * as settings from '../../utils/settings.ts';
import { PUSH_ALARM, REVOKED_ALARM } from './alarms.ts';
import { isInFront, showBadge } from './badge.ts';
import { choices } from './choices.ts';
import { createPeople } from './people.ts';
import { readLinkedIn } from './read-linkedin.ts';
import { isLeaving, sameAccount, sameLink } from './same-account.ts';
import { createUnlinking } from './unlinking.ts';
import { openSessionGuard, openSuppression } from './watching.ts';

const now = () => Date.now();
const random = () => Math.random();
const randomUUID = () => crypto.randomUUID();
const alone = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('capture', work);

/** Puts the parts together, once per life of the worker. The queue is opened on first use. */
export function createServices() {
  let opened: QueueDatabase | undefined;
  const queue = () => {
    opened ??= openQueue();
    return opened;
  };
  const connection = openConnection(() => void browser.alarms.create(REVOKED_ALARM, { when: now() }));
  const allowance = createAllowance({
    read: () => readAllowance(connection.call),
    kept: settings.allowance,
    sameAccount,
    now,
  });
  const maySend = async () => isGiven(await settings.consents.getValue(), 'push-to-crm');
  const session = openSessionGuard();
  const suppression = openSuppression();
  const consentDeps = { kept: choices, call: connection.call, now, randomUUID };

  const pusher = createPusher({
    queue,
    call: connection.call,
    hindrance: async () => {
      if (await settings.paused.getValue()) return 'paused';
      const pending = await settings.pendingRevoke.getValue();
      const account = await settings.crmAccount.getValue();
      if (pending && pending.only !== 'link' && !(account && isOthers(pending, account.accountId)))
        return 'unlink-pending';
      return (await maySend()) ? undefined : 'consent-missing';
    },
    report: settings.pushReport,
    sameAccount,
    onPushed: allowance.refresh,
    onNotAllowed: () => followService(consentDeps),
    onSuppressed: (keys) => suppression.learn({ suppressed: keys }),
    wakeAt: (when) =>
      when === undefined ? browser.alarms.clear(PUSH_ALARM) : browser.alarms.create(PUSH_ALARM, { when }),
    now,
    random,
  });

  const gate = {
    consents: () => settings.consents.getValue(),
    hasPermission: hasLinkedInPermission,
    sessionBreak: () => session.look(),
    ask: readLinkedIn,
    outline: async (tabId: number) => parseOutline(await outlineTab(tabId)),
  };
  const isPaused = () => settings.paused.getValue();
  const people = createPeople({
    ...{ queue, suppression, call: connection.call, maySend, sameAccount, now, randomUUID },
    expectPush: pusher.expect,
  });

  const capture = createCapture({
    ...gate,
    linkedMember: () => settings.linkedMember.getValue(),
    otherMemberSeen: settings.otherMemberSeen,
    lookup: people.lookup,
    findLocal: people.findLocal,
    sameAccount: sameLink,
    noteReading: (reading) => unlessFull(noteReading(queue(), reading, now())),
    allowance: allowance.get,
    isPaused,
    store: people.store,
    alone,
    now,
  });

  const browse = createBrowse({
    tabs: settings.browsedTabs,
    mayRead: () => checkGate(gate, ['linkedin-identity', 'capture']),
    isInFront,
    captureNew: capture.captureNew,
    show: showBadge,
    onCaptured: () => void pusher.push(),
    alone: (work) => navigator.locks.request('browse', work),
  });

  const importer = createIntake({
    consents: gate.consents,
    account: () => settings.crmAccount.getValue(),
    isPaused,
    isLeaving,
    store: people.store,
    now,
  });

  const unlinkDeps = createUnlinking({
    connection,
    alone,
    abortPush: () => pusher.abort(),
    stopBrowsing: () => browse.clear(),
    forgetSession: () => session.forget(),
    wipeQueue: () => wipeQueue(queue()),
  });

  return {
    queue,
    connection,
    pusher,
    capture,
    alone,
    browse,
    importer,
    session,
    unlinkDeps,
    consentDeps,
    allowance,
    putLink: (request: Parameters<typeof putLink>[1]) => putLink(connection.call, request),
    readLink: () => readLink(connection.call),
  };
}

export type Services = ReturnType<typeof createServices>;
