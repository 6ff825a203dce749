import type { Consents } from '../../utils/settings.ts';
import * as settings from '../../utils/settings.ts';

/** The user's choices, changed one at a time over every context of the extension. */
export const choices = {
  getValue: () => settings.consents.getValue(),
  change: (make: (now: Consents) => Consents): Promise<void> =>
    navigator.locks.request('consents', async () =>
      settings.consents.setValue(make(await settings.consents.getValue())),
    ),
};
