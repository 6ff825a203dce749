import type { UnlinkReceipt } from '../../server/contract/link.ts';
import type { CrmAnswer } from '../crm/client.ts';
import type { UnlinkReport } from '../messaging/protocol.ts';
import type { PendingRevoke } from '../settings.ts';

export interface UnlinkDeps {
  pendingRevoke: {
    getValue: () => Promise<PendingRevoke | null>;
    setValue: (pending: PendingRevoke | null) => Promise<void>;
  };
  keepReceipt: (receipt: { at: string; receipt?: string }) => Promise<void>;
  abortPush: () => void;
  stopReading: () => Promise<void>;
  wipeQueue: () => Promise<{ leads: number }>;
  /** forgets the member, what was seen of others, the reports */
  forgetMember: () => Promise<void>;
  /** every purpose that needs LinkedIn goes to withdrawn; true once the service knows */
  withdrawConsents: () => Promise<boolean>;
  deleteLink: () => Promise<CrmAnswer<UnlinkReceipt>>;
  now: () => number;
}

/**
 * Unlinks LinkedIn: everything here goes at once; the service's revoke is written down first and retried until it is
 * acknowledged, whatever dies in between.
 */
export async function unlink(deps: UnlinkDeps): Promise<UnlinkReport> {
  const askedAt = new Date(deps.now()).toISOString();
  await deps.pendingRevoke.setValue({ askedAt, attempts: 0 });
  const wiped = await wipeHere(deps);
  await deps.keepReceipt({ at: askedAt });
  const receipt = await revoke(deps);
  return { wiped: { leads: wiped.leads, searches: 0 }, ...(receipt && { receipt }) };
}

async function wipeHere(deps: UnlinkDeps): Promise<{ leads: number }> {
  deps.abortPush();
  await deps.stopReading();
  const wiped = await deps.wipeQueue();
  await deps.forgetMember();
  return wiped;
}

/**
 * Tells the service, if it does not know yet. The wipe is repeated first: a worker that died between the record and the
 * wipe must not leave anything behind. Safe to call at any time.
 * @returns whether no unlink is left open. A new consent or link has to wait for that: the old unlink would take it back
 */
export async function finishUnlink(deps: UnlinkDeps): Promise<boolean> {
  if (!(await deps.pendingRevoke.getValue())) return true;
  await wipeHere(deps);
  return (await revoke(deps)) !== undefined;
}

async function revoke(deps: UnlinkDeps): Promise<{ id: string; at: string } | undefined> {
  const pending = await deps.pendingRevoke.getValue();
  if (!pending) return undefined;
  const withdrawn = await deps.withdrawConsents();
  const answer = await deps.deleteLink();
  if (!withdrawn || !answer.ok) {
    await deps.pendingRevoke.setValue({ ...pending, attempts: pending.attempts + 1 });
    return undefined;
  }
  await deps.keepReceipt({ at: pending.askedAt, receipt: answer.value.receipt });
  await deps.pendingRevoke.setValue(null);
  return { id: answer.value.receipt, at: answer.value.unlinkedAt };
}
