import { browser } from 'wxt/browser';

/** Once, when a back-off ends. */
export const PUSH_ALARM = 'push';
/** Once, when what was dropped can be had back no longer. */
export const PURGE_ALARM = 'purge';
/** At once, when the service says that the link was taken away there: the tick then looks, and wipes. */
export const REVOKED_ALARM = 'revoked';
/** Once, while an unlink is under way. */
export const UNLINK_ALARM = 'unlink';
/** Always there: whatever was missed is done within five minutes. */
const TICK_ALARM = 'tick';
const TICK_MINUTES = 5;

/** Alarms do not survive every restart: checked and made again whenever the worker starts. */
export async function keepAlarms(): Promise<void> {
  if (!(await browser.alarms.get(TICK_ALARM)))
    await browser.alarms.create(TICK_ALARM, { periodInMinutes: TICK_MINUTES });
}
