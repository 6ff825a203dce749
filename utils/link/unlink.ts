import type { UnlinkReceipt } from '../../server/contract/link.ts';
import type { CrmAnswer } from '../crm/client.ts';
import { toFailureCode } from '../crm/failure-code.ts';
import type { Reply, UnlinkReport } from '../messaging/protocol.ts';
import type { PendingRevoke } from '../settings.ts';

export interface UnlinkDeps {
  /** who is signed in to the CRM; undefined: nobody */
  accountId: () => Promise<string | undefined>;
  pendingRevoke: {
    getValue: () => Promise<PendingRevoke | null>;
    setValue: (pending: PendingRevoke | null) => Promise<void>;
  };
  keepReceipt: (receipt: { at: string; receipt?: string }) => Promise<void>;
  abortPush: () => void;
  /** ends capture as the user browses, in every tab; returns when none is under way */
  stopBrowsing: () => Promise<void>;
  stopReading: () => Promise<void>;
  /** runs when no capture is under way and lets none begin */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
  wipeQueue: () => Promise<UnlinkReport['wiped']>;
  /** forgets the member, what was seen of others, the reports */
  forgetMember: () => Promise<void>;
  /** every purpose that needs LinkedIn goes to withdrawn; ok once the service knows */
  withdrawConsents: () => Promise<Reply<object>>;
  deleteLink: () => Promise<CrmAnswer<UnlinkReceipt>>;
  now: () => number;
}

/**
 * Unlinks LinkedIn: everything here goes at once; the service's revoke is written down first and retried until it is
 * acknowledged, whatever dies in between.
 */
export async function unlink(deps: UnlinkDeps): Promise<UnlinkReport> {
  const askedAt = new Date(deps.now()).toISOString();
  const accountId = await deps.accountId();
  if (accountId !== undefined) await deps.pendingRevoke.setValue({ accountId, askedAt, attempts: 0 });
  const wiped = await wipeHere(deps);
  await deps.keepReceipt({ at: askedAt });
  const told = await revoke(deps);
  const receipt = told.ok ? told.receipt : undefined;
  return { wiped, ...(receipt && { receipt }) };
}

/** The member goes before the permission: the browser says that the permission is gone, and that must find nothing to do. */
export async function wipeHere(deps: UnlinkDeps): Promise<UnlinkReport['wiped']> {
  deps.abortPush();
  await deps.stopBrowsing();
  return deps.alone(async () => {
    await deps.forgetMember();
    await deps.stopReading();
    return deps.wipeQueue();
  });
}

/**
 * Tells the service, if it does not know yet. The wipe is repeated first: a worker that died between the record and the
 * wipe must not leave anything behind. Safe to call at any time.
 * @returns why an unlink is still open. A new consent or link has to wait for it: the old unlink would take it back
 */
export async function finishUnlink(deps: UnlinkDeps): Promise<Reply<object>> {
  if (!(await deps.pendingRevoke.getValue())) return { ok: true };
  await wipeHere(deps);
  const told = await revoke(deps);
  return told.ok || told.code === 'signed-out-of-crm' ? told : { ok: false, code: 'unlink-pending' };
}

async function revoke(deps: UnlinkDeps): Promise<Reply<{ receipt?: { id: string; at: string } }>> {
  const pending = await deps.pendingRevoke.getValue();
  if (!pending) return { ok: true };
  if (pending.accountId !== (await deps.accountId())) return { ok: false, code: 'other-account' };
  const withdrawn = await deps.withdrawConsents();
  const answer = await deps.deleteLink();
  if (!withdrawn.ok || !answer.ok) {
    await deps.pendingRevoke.setValue({ ...pending, attempts: pending.attempts + 1 });
    return answer.ok ? (withdrawn as Reply<never>) : { ok: false, code: toFailureCode(answer.failure) };
  }
  await deps.keepReceipt({ at: pending.askedAt, receipt: answer.value.receipt });
  await deps.pendingRevoke.setValue(null);
  return { ok: true, receipt: { id: answer.value.receipt, at: answer.value.unlinkedAt } };
}
