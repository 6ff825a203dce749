import { createSameAccount } from '../../utils/link/same-account.ts';
import * as settings from '../../utils/settings.ts';

/** The lock that those share who keep something, and that an unlink takes alone. */
export const KEEPING = 'keeping';

/** Who is signed in and linked, over all contexts of the extension. */
export const sameAccount = createSameAccount({
  async standing() {
    const [account, member] = await Promise.all([settings.crmAccount.getValue(), settings.linkedMember.getValue()]);
    return account ? `${account.accountId} ${member?.linkedAt ?? ''}` : undefined;
  },
  isLeaving: async () => (await settings.unlinkStep.getValue()) !== null,
  shared: (work) => navigator.locks.request(KEEPING, { mode: 'shared' }, work),
});
