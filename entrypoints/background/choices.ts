import type { Consents } from '../../utils/settings.ts';
import * as settings from '../../utils/settings.ts';

type Change = (now: Consents) => Consents;

/** The user's choices, changed one at a time over every context of the extension. */
export const choices = {
  getValue: () => settings.consents.getValue(),
  change: (make: Change): Promise<boolean> => changeIf(async () => true, make),
};

/** The same, of one account: where it is not signed in any more nothing is changed. */
export const choicesOf = (accountId: string): typeof choices => ({
  ...choices,
  change: (make) => changeIf(async () => (await settings.crmAccount.getValue())?.accountId === accountId, make),
});

const changeIf = (isAllowed: () => Promise<boolean>, make: Change): Promise<boolean> =>
  navigator.locks.request('consents', async () => {
    if (!(await isAllowed())) return false;
    await settings.consents.setValue(make(await settings.consents.getValue()));
    return true;
  });
