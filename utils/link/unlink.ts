// One noun in one file: what an unlink is made of, its order, and how it goes on after whatever died in between.
import type { ConsentChoice } from '../../server/contract/consents.ts';
import type { UnlinkReceipt as Acknowledged } from '../../server/contract/link.ts';
import type { CrmAnswer } from '../crm/client.ts';
import { toFailureCode } from '../crm/failure-code.ts';
import type { Reply, UnlinkReport } from '../messaging/protocol.ts';
import type { PendingRevoke, UnlinkCause, UnlinkReceipt, UnlinkStep } from '../settings.ts';
import { dropUnheard, findOpen, putUnheard, type UnheardDeps } from './unheard.ts';

export interface UnlinkDeps extends UnheardDeps {
  receipt: { getValue: () => Promise<UnlinkReceipt | null>; setValue: (receipt: UnlinkReceipt) => Promise<void> };
  /** says where it stands; null: nowhere */
  progress: (step: UnlinkStep | null) => Promise<void>;
  /** where it stands; a worker that died in between has left it there */
  standing: () => Promise<UnlinkStep | null>;
  /** whether there is a member that is linked here */
  isLinked: () => Promise<boolean>;
  /** one unlink at a time in this browser: two would write each other's record */
  exclusive: <T>(work: () => Promise<T>) => Promise<T>;
  abortPush: () => void;
  /** returns when nobody keeps anything of this account any more that was asked before (`createSameAccount`) */
  letKeepersEnd: () => Promise<void>;
  /** ends capture as the user browses, in every tab; returns when none is under way */
  stopBrowsing: () => Promise<void>;
  /** gives every permission back that the browser gave for LinkedIn */
  stopReading: () => Promise<void>;
  /** runs when no capture is under way and lets none begin */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
  wipeQueue: () => Promise<UnlinkReport['wiped']>;
  /** forgets the member, what was seen of others, the session's fingerprint, the reports */
  forgetMember: () => Promise<void>;
  /** the purposes that end now, as the service is to record them */
  endedChoices: () => Promise<ConsentChoice[]>;
  /** forgets the account and its choices; its tokens are put aside for the revoke and serve nothing else */
  leaveAccount: () => Promise<void>;
  /** those that the service has not heard of */
  unsentChoices: () => Promise<ConsentChoice[]>;
  /** the account whose sign-out is not through */
  signingOut: { getValue: () => Promise<string | null>; setValue: (accountId: string | null) => Promise<void> };
  /** forgets the account, its choices, its receipt and its tokens, which the service is to forget, too */
  signOutHere: () => Promise<void>;
  /** tells the service, with the tokens that belong to this revoke */
  tell: (pending: PendingRevoke) => Promise<CrmAnswer<Acknowledged>>;
  /** forgets the tokens that were put aside, and has the service forget them */
  endSignIn: () => Promise<void>;
  now: () => number;
}

/**
 * Unlinks LinkedIn: everything here goes at once; the service's revoke is written down first and retried until it is
 * acknowledged, whatever dies in between. Two may have seen the same reason for it: the second finds nothing linked, finishes what
 * is left, and gives the first one's receipt.
 */
export const unlink = (deps: UnlinkDeps, by: UnlinkCause): Promise<UnlinkReport> =>
  deps.exclusive(() => unlinkAlone(deps, by));

async function unlinkAlone(deps: UnlinkDeps, by: UnlinkCause): Promise<UnlinkReport> {
  if (!(await deps.isLinked())) {
    await finishAlone(deps);
    return toReport(await deps.receipt.getValue());
  }
  const askedAt = new Date(deps.now()).toISOString();
  const accountId = await deps.accountId();
  if (accountId !== undefined) {
    await makeRoom(deps, accountId);
    await deps.pendingRevoke.setValue({ accountId, askedAt, by, attempts: 0, choices: await deps.endedChoices() });
  }
  const wiped = await wipeHere(deps);
  await deps.receipt.setValue({ at: askedAt, by, wiped });
  await leave(deps);
  await revoke(deps);
  return toReport(await deps.receipt.getValue());
}

const toReport = (shown: UnlinkReceipt | null): UnlinkReport => ({
  wiped: shown?.wiped ?? { leads: 0, searches: 0 },
  ...(shown?.receipt && shown.confirmedAt && { receipt: { id: shown.receipt, at: shown.confirmedAt } }),
});

/** Undoes the link and nothing else: who the member is may not be known any more, and without that no page is read. */
export const undoLink = (deps: UnlinkDeps): Promise<void> => deps.exclusive(() => undoLinkAlone(deps));

async function undoLinkAlone(deps: UnlinkDeps): Promise<void> {
  if (!(await deps.isLinked())) return void (await finishAlone(deps));
  const askedAt = new Date(deps.now()).toISOString();
  const accountId = await deps.accountId();
  if (accountId !== undefined) {
    await makeRoom(deps, accountId);
    await deps.pendingRevoke.setValue({ accountId, askedAt, by: 'settings', attempts: 0, only: 'link' });
  }
  await stopHere(deps, async () => undefined);
  await deps.receipt.setValue({ at: askedAt, by: 'settings' });
  await revoke(deps);
}

/** Once: whoever signs in after that is somebody who came since. */
async function leave(deps: UnlinkDeps): Promise<void> {
  await deps.leaveAccount();
  const pending = await deps.pendingRevoke.getValue();
  if (pending) await deps.pendingRevoke.setValue({ ...pending, left: true });
}

/** Nothing of the account's people, searches, link or LinkedIn is left here when this returns. */
export function wipeHere(deps: UnlinkDeps): Promise<UnlinkReport['wiped']> {
  deps.abortPush();
  return stopHere(deps, deps.wipeQueue);
}

/** The member goes before the permission: the browser says that the permission is gone, and that must find nothing to do. */
async function stopHere<T>(deps: UnlinkDeps, erase: () => Promise<T>): Promise<T> {
  await deps.progress('stop'); // from now on nothing new is kept
  await deps.letKeepersEnd();
  await deps.stopBrowsing();
  return deps.alone(async () => {
    await deps.forgetMember();
    await deps.stopReading();
    await deps.progress('erase');
    return erase();
  });
}

/**
 * Tells the service, if it does not know yet. What was not wiped is wiped first: a worker that died between the record and
 * the wipe must not leave anything behind. Safe to call at any time.
 * @returns why an unlink is still open. A new consent or link has to wait for it: the old unlink would take it back
 */
export const finishUnlink = (deps: UnlinkDeps): Promise<Reply<object>> => deps.exclusive(() => finishAlone(deps));

async function finishAlone(deps: UnlinkDeps): Promise<Reply<object>> {
  const leaving = await deps.signingOut.getValue();
  if (leaving !== null) await leaveSignIn(deps, leaving);
  const pending = await findOpen(deps);
  if (!pending) {
    // Nobody was signed in, or a sign-out died half-way: there is nobody to tell, and what was begun here is finished here.
    if (await deps.standing()) await wipeHere(deps).then(() => deps.progress(null));
    return { ok: true };
  }
  const account = await deps.accountId();
  // Somebody else is signed in: what is here is theirs.
  const isForeign = account !== undefined && account !== pending.accountId;
  if (!pending.left && isForeign) await deps.pendingRevoke.setValue({ ...pending, left: true });
  else if (!pending.left && pending.only === 'link') await stopHere(deps, async () => undefined);
  else if (!pending.left) {
    await wipeHere(deps);
    const { askedAt: at, by } = pending;
    // How much went is not known: some of it may have gone with the worker that died.
    if ((await deps.receipt.getValue())?.at !== at) await deps.receipt.setValue({ at, ...(by && { by }) });
    await leave(deps);
  }
  const told = await revoke(deps);
  if (told.ok || isForeign) return { ok: true }; // whoever is signed in now is not held up
  return { ok: false, code: told.code === 'signed-out-of-crm' ? told.code : 'unlink-pending' };
}

/**
 * Leaves nothing of this account in the browser: the next one to sign in starts from an empty queue. An undone link that the service
 * does not know of is told with the tokens that are put aside, as soon as it can be.
 */
export const signOut = (deps: UnlinkDeps): Promise<Reply<object>> =>
  deps.exclusive(async () => {
    await finishAlone(deps);
    const accountId = (await deps.accountId()) ?? '';
    await deps.signingOut.setValue(accountId);
    await leaveSignIn(deps, accountId);
    return { ok: true };
  });

/** May be repeated: whoever signs in to another account has that to themselves. */
async function leaveSignIn(deps: UnlinkDeps, leaving: string): Promise<void> {
  const account = await deps.accountId();
  if (account === undefined || account === leaving) {
    await wipeHere(deps);
    const pending = await deps.pendingRevoke.getValue();
    if (pending?.accountId === leaving && !pending.left) {
      await deps.pendingRevoke.setValue({ ...pending, choices: await deps.unsentChoices() });
      await leave(deps);
    }
    await deps.signOutHere();
  }
  await deps.signingOut.setValue(null);
  await deps.progress(null); // last: until then nobody is taken in
}

/** Whether an unlink that is still open has nothing to do with this account: it is of another one, and that has left. */
export const isOthers = (pending: PendingRevoke, accountId: string): boolean =>
  pending.left === true && pending.accountId !== accountId;

async function revoke(deps: UnlinkDeps): Promise<Reply<object>> {
  const pending = await deps.pendingRevoke.getValue();
  if (!pending) {
    await deps.progress(null);
    return { ok: true };
  }
  if (await isConfirmed(deps, pending)) return close(deps, pending);
  await deps.progress('tell');
  const answer = await deps.tell(pending);
  if (!answer.ok) {
    await deps.pendingRevoke.setValue({ ...pending, attempts: pending.attempts + 1 });
    await deps.progress(null);
    return { ok: false, code: toFailureCode(answer.failure) };
  }
  const { receipt, unlinkedAt, erased } = answer.value;
  const shown = await deps.receipt.getValue();
  const kept = shown?.at === pending.askedAt ? shown : { at: pending.askedAt, ...(pending.by && { by: pending.by }) };
  await deps.receipt.setValue({ ...kept, receipt, confirmedAt: unlinkedAt, erased });
  return close(deps, pending);
}

/** A worker died after the service had confirmed: told again it would take away a link that was made since. */
async function isConfirmed(deps: UnlinkDeps, pending: PendingRevoke): Promise<boolean> {
  const shown = await deps.receipt.getValue();
  return shown?.at === pending.askedAt && shown.confirmedAt !== undefined;
}

/** For this account's unlink. One of another account waits until that comes back; its tokens would serve nobody meanwhile. */
async function makeRoom(deps: UnlinkDeps, accountId: string): Promise<void> {
  const open = await deps.pendingRevoke.getValue();
  if (open && open.accountId !== accountId) {
    if (await isConfirmed(deps, open)) await close(deps, open);
    else if (open.left) await deps.endSignIn();
  }
  await putUnheard(deps, accountId);
}

async function close(deps: UnlinkDeps, pending: PendingRevoke): Promise<Reply<object>> {
  if (pending.left) await deps.endSignIn();
  await dropUnheard(deps, pending.accountId);
  await deps.pendingRevoke.setValue(null);
  await deps.progress(null); // last: a worker that dies with the answer in its hands is gone on from at the next look
  return { ok: true };
}
