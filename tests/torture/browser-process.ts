import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { launchExtension } from '../../scripts/browser/launch.ts';
import { extensionDir } from '../../scripts/build-all.ts';
import { openExtensionPage } from '../../scripts/journeys/pages.ts';

/** One life of the browser: the side panel in a tab, and LinkedIn in another. */
export interface BrowserLife {
  context: BrowserContext;
  panel: Page;
  linkedIn: Page;
  /** Stops the extension's worker, in whatever it is doing. The next event starts it again. */
  killWorker(): Promise<void>;
  /** SIGKILL for the browser. Returns when it is gone. */
  kill(): Promise<void>;
}

export const launchOn = (profile: string, practicePort: number, extension = extensionDir): Promise<BrowserContext> =>
  launchExtension({ userDataDir: profile, extensionDir: extension, headless: true, practicePort });

/** Starts the browser on a profile, after whatever end its last life had. */
export async function startBrowserLife(profile: string, practicePort: number): Promise<BrowserLife> {
  const context = await launchOn(profile, practicePort);
  const panel = await openExtensionPage(context, 'sidepanel');
  const linkedIn = await context.newPage();
  const workers = await openWorkerSwitch(context, panel);
  return {
    context,
    panel,
    linkedIn,
    killWorker: () => killWorkers(workers),
    kill: () => killBrowser(context, profile),
  };
}

/** @param page any page of the extension: only there the browser lists its worker */
export async function openWorkerSwitch(context: BrowserContext, page: Page): Promise<CDPSession> {
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  return session;
}

export const killWorkers = async (session: CDPSession): Promise<void> => {
  await session.send('ServiceWorker.stopAllWorkers');
};

/** The browser names its process in a link in its profile: `host-pid`. */
export async function killBrowser(context: BrowserContext, profile: string): Promise<void> {
  const pid = Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1));
  const closed = new Promise((resolve) => context.once('close', resolve));
  process.kill(pid, 'SIGKILL');
  await closed;
}
