import type { PendingRevoke } from '../settings.ts';

interface Kept<T> {
  getValue: () => Promise<T>;
  setValue: (value: T) => Promise<void>;
}

export interface UnheardDeps {
  /** the unlink that is being told */
  pendingRevoke: Kept<PendingRevoke | null>;
  /** those of accounts that have left, and whose sign-in is over: nobody can tell the service until they sign in again */
  unheardRevokes: Kept<PendingRevoke[]>;
  /** who is signed in to the CRM; undefined: nobody */
  accountId: () => Promise<string | undefined>;
}

/** Makes room for this account's unlink, or for none: an open one of another account is put with the unheard. */
export async function putUnheard(deps: UnheardDeps, accountId?: string): Promise<void> {
  const open = await deps.pendingRevoke.getValue();
  if (!open || open.accountId === accountId) return;
  const others = (await deps.unheardRevokes.getValue()).filter((one) => one.accountId !== open.accountId);
  await deps.unheardRevokes.setValue([...others, open]); // first: a worker killed here has lost nothing
  await deps.pendingRevoke.setValue(null);
}

/** The service knows of this account's unlink: told again later, it would take away a link that was made since. */
export async function dropUnheard(deps: UnheardDeps, accountId: string): Promise<void> {
  const unheard = await deps.unheardRevokes.getValue();
  const others = unheard.filter((one) => one.accountId !== accountId);
  if (others.length < unheard.length) await deps.unheardRevokes.setValue(others);
}

/** The open unlink; where there is none, the unheard one of whoever is signed in, which can be told now. */
export async function findOpen(deps: UnheardDeps): Promise<PendingRevoke | null> {
  const open = await deps.pendingRevoke.getValue();
  if (open) return open;
  const accountId = await deps.accountId();
  const unheard = await deps.unheardRevokes.getValue();
  const own = unheard.find((one) => one.accountId === accountId);
  if (!own) return null;
  await deps.pendingRevoke.setValue(own);
  await deps.unheardRevokes.setValue(unheard.filter((one) => one !== own));
  return own;
}
