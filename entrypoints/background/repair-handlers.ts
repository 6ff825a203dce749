import { browser } from 'wxt/browser';
import type { Handlers } from '../../utils/messaging/guard.ts';
import { dropRefused, editRefused, type RepairDeps, restoreDropped, retryRefused } from '../../utils/queue/repair.ts';
import { PURGE_ALARM } from './alarms.ts';
import type { Services } from './services.ts';

type RepairHandlers = Pick<Handlers, 'retryRefused' | 'editRefused' | 'dropRefused' | 'restoreDropped'>;

/** The least that an alarm of the store's may take; what was dropped can be had back for ten seconds. */
const PURGE_AFTER_MS = 30_000;

/** What the user does about refused people. */
export function createRepairHandlers({ queue, pusher }: Services, pushSoon: () => void): RepairHandlers {
  const deps: RepairDeps = { now: () => Date.now(), randomUUID: () => crypto.randomUUID() };
  return {
    async retryRefused(ones) {
      await pusher.expect();
      const leads = await retryRefused(queue(), ones, deps);
      if (leads === 0) return { ok: false, code: 'refusal-gone' };
      pushSoon();
      return { ok: true, leads };
    },
    async editRefused({ clientRef, lead }) {
      await pusher.expect();
      if (!(await editRefused(queue(), clientRef, lead, deps))) return { ok: false, code: 'refusal-gone' };
      pushSoon();
      return { ok: true };
    },
    async dropRefused(ones) {
      await browser.alarms.create(PURGE_ALARM, { when: Date.now() + PURGE_AFTER_MS }); // should this worker be stopped
      const dropId = crypto.randomUUID();
      const leads = await dropRefused(queue(), ones, dropId, deps);
      if (leads === 0) return { ok: false, code: 'refusal-gone' };
      pushSoon(); // the line of it
      return { ok: true, leads, dropId };
    },
    async restoreDropped({ dropId }) {
      await pusher.expect();
      const leads = await restoreDropped(queue(), dropId, deps);
      if (leads === 0) return { ok: false, code: 'drop-gone' };
      pushSoon();
      return { ok: true, leads };
    },
  };
}
