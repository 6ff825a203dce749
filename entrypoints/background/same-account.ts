import { createSameAccount } from '../../utils/link/same-account.ts';
import * as settings from '../../utils/settings.ts';

/** The lock that those share who keep something, and that an unlink takes alone. */
export const KEEPING = 'keeping';

const accountId = async () => (await settings.crmAccount.getValue())?.accountId;

/** An unlink or a sign-out is erasing here. While the service is told, all is erased already: whoever has come since is at home. */
export async function isLeaving(): Promise<boolean> {
  const step = await settings.unlinkStep.getValue();
  return step === 'stop' || step === 'erase';
}

const over = (standing: () => Promise<string | undefined>) =>
  createSameAccount({
    standing,
    isLeaving,
    shared: (work) => navigator.locks.request(KEEPING, { mode: 'shared' }, work),
  });

/** For what the service has said: who is signed in, over all contexts of the extension. */
export const sameAccount = over(accountId);

/** For what a page has shown: who is signed in and linked. */
export const sameLink = over(async () => {
  const [account, member] = await Promise.all([accountId(), settings.linkedMember.getValue()]);
  return account && `${account} ${member?.linkedAt ?? ''}`;
});
