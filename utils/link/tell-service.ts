import type { ConsentChoice } from '../../server/contract/consents.ts';
import type { UnlinkReceipt } from '../../server/contract/link.ts';
import { deleteLink, postConsents } from '../crm/calls.ts';
import type { CrmAnswer, CrmClient } from '../crm/client.ts';
import type { PendingRevoke } from '../settings.ts';

export interface TellDeps {
  /** with the tokens that were put aside for the revoke */
  asWhoLeft: CrmClient;
  /** with those of whoever is signed in now */
  asSignedIn: CrmClient;
  accountId: () => Promise<string | undefined>;
}

/**
 * Tells the service that LinkedIn is unlinked: first what is not allowed any more, then that the link is gone. Never as
 * another account: that would take that account's link away.
 */
export async function tellService(deps: TellDeps, pending: PendingRevoke): Promise<CrmAnswer<UnlinkReceipt>> {
  const nobody: CrmAnswer<UnlinkReceipt> = { ok: false, failure: { kind: 'unauthenticated' } };
  const told = pending.left ? await tellAs(deps.asWhoLeft, pending.choices) : nobody;
  const isOver = !told.ok && told.failure.kind === 'unauthenticated';
  if (!isOver || (await deps.accountId()) !== pending.accountId) return told;
  return tellAs(deps.asSignedIn, pending.choices);
}

async function tellAs(call: CrmClient, choices: ConsentChoice[] = []): Promise<CrmAnswer<UnlinkReceipt>> {
  if (choices.length > 0) {
    const recorded = await postConsents(call, choices);
    // A service that knows no such notice says no for ever; the link must go all the same.
    if (!recorded.ok && recorded.failure.kind !== 'rejected') return recorded;
  }
  return deleteLink(call);
}
