import { browser } from 'wxt/browser';
import { parseExtractAnswer } from '../../utils/capture/arrival.ts';
import { createCapture } from '../../utils/capture/service.ts';
import { isGiven } from '../../utils/consent/gate.ts';
import { hasLinkedInPermission, readTab, stopReading } from '../../utils/consent/reading.ts';
import { LINKEDIN_PURPOSES, recordChoices, sendUnsent } from '../../utils/consent/record.ts';
import { deleteLink, lookup, putLink } from '../../utils/crm/calls.ts';
import { openConnection } from '../../utils/crm/connection.ts';
import type { UnlinkDeps } from '../../utils/link/unlink.ts';
import { createPusher } from '../../utils/push/pusher.ts';
import { openQueue, type QueueDatabase } from '../../utils/queue/database.ts';
import { findLocalStates } from '../../utils/queue/known.ts';
import { storeCapture } from '../../utils/queue/store-capture.ts';
import { wipeQueue } from '../../utils/queue/wipe.ts';
import * as settings from '../../utils/settings.ts';
import { PUSH_ALARM } from './alarms.ts';

const now = () => Date.now();
const random = () => Math.random();
const randomUUID = () => crypto.randomUUID();

/** Puts the parts together, once per life of the worker. The queue is opened on first use. */
export function createServices() {
  let opened: QueueDatabase | undefined;
  const queue = () => {
    opened ??= openQueue();
    return opened;
  };
  const connection = openConnection();
  const consentDeps = { kept: settings.consents, call: connection.call, now, randomUUID };

  const pusher = createPusher({
    queue,
    call: connection.call,
    mayPush: async () =>
      !(await settings.paused.getValue()) &&
      (await settings.pendingRevoke.getValue()) === null &&
      isGiven(await settings.consents.getValue(), 'push-to-crm'),
    report: settings.pushReport,
    wakeAt: (when) => browser.alarms.create(PUSH_ALARM, { when }),
    now,
    random,
  });

  const capture = createCapture({
    consents: () => settings.consents.getValue(),
    hasPermission: hasLinkedInPermission,
    ask: async (tabId) => parseExtractAnswer(await readTab(tabId)),
    linkedMember: () => settings.linkedMember.getValue(),
    otherMemberSeen: settings.otherMemberSeen,
    isPaused: () => settings.paused.getValue(),
    lookup: (keys) => lookup(connection.call, keys),
    findLocal: (keys) => findLocalStates(queue(), keys),
    store: (request) => storeCapture(queue(), request, { now, randomUUID }),
    now,
  });

  const unlinkDeps: UnlinkDeps = {
    pendingRevoke: settings.pendingRevoke,
    keepReceipt: (receipt) => settings.unlinkReceipt.setValue(receipt),
    abortPush: () => pusher.abort(),
    stopReading,
    wipeQueue: () => wipeQueue(queue()),
    forgetMember: async () => {
      await Promise.all([
        settings.linkedMember.setValue(null),
        settings.otherMemberSeen.setValue(null),
        settings.pushReport.setValue({}),
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
    unlinkDeps,
    consentDeps,
    putLink: (request: Parameters<typeof putLink>[1]) => putLink(connection.call, request),
  };
}

export type Services = ReturnType<typeof createServices>;
