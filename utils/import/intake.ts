import { isGiven } from '../consent/gate.ts';
import type { MessageData, Replies } from '../messaging/protocol.ts';
import type { CaptureOutcome, CaptureRequest } from '../queue/store-capture.ts';
import type { Consents, CrmAccount } from '../settings.ts';

export interface IntakeDeps {
  consents: () => Promise<Consents>;
  account: () => Promise<CrmAccount | null>;
  isPaused: () => Promise<boolean>;
  /** an unlink or a sign-out is under way: what came now would be left behind, and be the next account's */
  isLeaving: () => Promise<boolean>;
  store: (request: CaptureRequest) => Promise<CaptureOutcome>;
  now: () => number;
}

/**
 * Queues people from a file or typed in, as one capture. Needs somebody who is signed in and has allowed sending; needs
 * nothing of LinkedIn, for nothing of LinkedIn is read.
 */
export function createIntake(deps: IntakeDeps) {
  return async ({ leads, url, source }: MessageData<'importLeads'>): Promise<Replies['importLeads']> => {
    if (!(await deps.account())) return { ok: false, code: 'signed-out-of-crm' };
    if (!isGiven(await deps.consents(), 'push-to-crm')) return { ok: false, code: 'consent-missing' };
    if (await deps.isLeaving()) return { ok: false, code: 'unlink-pending' };
    if (await deps.isPaused()) return { ok: false, code: 'paused' };
    return deps.store({
      leads,
      source: { url, page: 'import', layout: source },
      capturedAt: new Date(deps.now()).toISOString(),
    });
  };
}
