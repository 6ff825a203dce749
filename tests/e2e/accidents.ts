import { existsSync, readFileSync } from 'node:fs';
import { type BrowserContext, expect, type Page } from '@playwright/test';

/** Stops the extension's service worker at once, wherever it is in its work. `page` is any page of the extension. */
export async function killWorker(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

/** Kills the browser as a power cut would: SIGKILL to all of its processes, and nobody gets to tidy up. */
export async function killBrowser(context: BrowserContext): Promise<void> {
  const strike = await aimAtBrowser(context);
  await strike();
}

/**
 * Finds out whom to kill, so that the strike itself takes no time. That comes back when the last of the browser's processes is
 * gone: one that outlives the rest would hold the profile's files while the next browser opens them.
 */
export async function aimAtBrowser(context: BrowserContext): Promise<() => Promise<void>> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('This browser cannot be asked for its processes.');
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  if (!processInfo.some(({ type }) => type === 'browser')) throw new Error('The browser does not say who it is.');
  return async () => {
    const closed = context.waitForEvent('close');
    for (const { id } of processInfo) send(id, 'SIGKILL');
    await closed;
    await expect.poll(() => processInfo.filter(({ id }) => !isGone(id))).toEqual([]);
  };
}

/** Whether there was a process that could be sent this signal. */
function send(id: number, signal: 0 | 'SIGKILL'): boolean {
  try {
    return process.kill(id, signal);
  } catch {
    return false;
  }
}

/** Dead counts as gone, where nobody has asked for its exit code: in a container that can take for ever. */
function isGone(id: number): boolean {
  const state = existsSync(`/proc/${id}/stat`) ? readFileSync(`/proc/${id}/stat`, 'utf8') : '';
  return state.includes(') Z ') || !send(id, 0);
}
