import { browser } from 'wxt/browser';
import { createBrowse } from '../../utils/browse/browse.ts';
import { createAllowance } from '../../utils/capture/allowance.ts';
import { parseOutline } from '../../utils/capture/arrival.ts';
import { createCapture } from '../../utils/capture/service.ts';
import { isGiven, passGate } from '../../utils/consent/gate.ts';
import { hasLinkedInPermission, outlineTab, stopReading } from '../../utils/consent/reading.ts';
import { LINKEDIN_PURPOSES, recordChoices, sendUnsent } from '../../utils/consent/record.ts';
import { deleteLink, lookup, putLink, readAllowance } from '../../utils/crm/calls.ts';
import { openConnection } from '../../utils/crm/connection.ts';
import { createIntake } from '../../utils/import/intake.ts';
import type { UnlinkDeps } from '../../utils/link/unlink.ts';
import { createPusher } from '../../utils/push/pusher.ts';
import type { QueueDatabase } from '../../utils/queue/database.ts';
import { findLocalStates } from '../../utils/queue/known.ts';
import { openQueue } from '../../utils/queue/open-queue.ts';
import { unlessFull } from '../../utils/queue/quota.ts';
import { noteReading } from '../../utils/queue/searches.ts';
import { type CaptureRequest, storeCapture } from '../../utils/queue/store-capture.ts';
import { wipeQueue } from '../../utils/queue/wipe.ts';
import * as settings from '../../utils/settings.ts';
import { PUSH_ALARM } from './alarms.ts';
import { isInFront, showBadge } from './badge.ts';
import { readLinkedIn } from './read-linkedin.ts';

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
  const connection = openConnection();
  const allowance = createAllowance({
    read: () => readAllowance(connection.call),
    kept: settings.allowance,
    now,
  });
  const consentDeps = { kept: settings.consents, call: connection.call, now, randomUUID };

  const pusher = createPusher({
    queue,
    call: connection.call,
    hindrance: async () => {
      if (await settings.paused.getValue()) return 'paused';
      if (await settings.pendingRevoke.getValue()) return 'unlink-pending';
      return isGiven(await settings.consents.getValue(), 'push-to-crm') ? undefined : 'consent-missing';
    },
    report: settings.pushReport,
    onPushed: allowance.refresh,
    wakeAt: (when) =>
      when === undefined ? browser.alarms.clear(PUSH_ALARM) : browser.alarms.create(PUSH_ALARM, { when }),
    now,
    random,
  });

  const gate = {
    consents: () => settings.consents.getValue(),
    hasPermission: hasLinkedInPermission,
    ask: readLinkedIn,
    outline: async (tabId: number) => parseOutline(await outlineTab(tabId)),
  };
  const isPaused = () => settings.paused.getValue();
  const store = (request: CaptureRequest) => storeCapture(queue(), request, { now, randomUUID });

  const capture = createCapture({
    ...gate,
    linkedMember: () => settings.linkedMember.getValue(),
    otherMemberSeen: settings.otherMemberSeen,
    lookup: (keys) => lookup(connection.call, keys),
    findLocal: (keys) => findLocalStates(queue(), keys),
    noteReading: (reading) => unlessFull(noteReading(queue(), reading, now())),
    allowance: allowance.get,
    isPaused,
    store,
    alone,
    now,
  });

  const browse = createBrowse({
    tabs: settings.browsedTabs,
    mayRead: () => passGate(gate, ['linkedin-identity', 'capture']),
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
    store,
    now,
  });

  const unlinkDeps: UnlinkDeps = {
    accountId: async () => (await settings.crmAccount.getValue())?.accountId,
    pendingRevoke: settings.pendingRevoke,
    alone,
    keepReceipt: (receipt) => settings.unlinkReceipt.setValue(receipt),
    abortPush: () => pusher.abort(),
    stopBrowsing: () => browse.clear(),
    stopReading,
    wipeQueue: () => wipeQueue(queue()),
    forgetMember: async () => {
      await Promise.all([
        settings.linkedMember.setValue(null),
        settings.otherMemberSeen.setValue(null),
        settings.pushReport.setValue({}),
        settings.allowance.setValue(null),
        settings.paused.setValue(false),
      ]);
    },
    withdrawConsents: async () => {
      const kept = await settings.consents.getValue();
      const given = LINKEDIN_PURPOSES.filter((purpose) => kept[purpose]?.state === 'given');
      if (given.length === 0) return sendUnsent(consentDeps);
      const language = kept[given[0] ?? 'capture']?.language ?? 'en';
      return recordChoices(
        consentDeps,
        given.map((purpose) => ({ purpose, state: 'withdrawn' })),
        language,
      );
    },
    deleteLink: () => deleteLink(connection.call),
    now,
  };

  return {
    queue,
    connection,
    pusher,
    capture,
    alone,
    browse,
    importer,
    unlinkDeps,
    consentDeps,
    putLink: (request: Parameters<typeof putLink>[1]) => putLink(connection.call, request),
  };
}

export type Services = ReturnType<typeof createServices>;
