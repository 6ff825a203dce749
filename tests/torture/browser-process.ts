import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { launchExtension } from '../../scripts/browser/launch.ts';

/** One life of the browser. */
export interface BrowserLife {
  context: BrowserContext;
  /** a page of the extension */
  page: Page;
  /** Stops the extension's worker, in whatever it is doing. The next event starts it again. */
  killWorker(): Promise<void>;
  /** SIGKILL for the browser. Returns when it is gone. */
  kill(): Promise<void>;
}

/** Starts the browser on a profile, after whatever end its last life had. */
export async function startBrowserLife(options: {
  profile: string;
  extensionDir: string;
  practicePort: number;
  openPage: (context: BrowserContext) => Promise<Page>;
}): Promise<BrowserLife> {
  const { profile, extensionDir, practicePort, openPage } = options;
  const context = await launchExtension({ userDataDir: profile, extensionDir, headless: true, practicePort });
  const page = await openPage(context);
  const session = await context.newCDPSession(page); // only a page of the extension lists its worker
  await session.send('ServiceWorker.enable');
  return {
    context,
    page,
    async killWorker() {
      await session.send('ServiceWorker.stopAllWorkers');
    },
    async kill() {
      // The browser names its process in a link in its profile: `host-pid`.
      const pid = Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1));
      const closed = new Promise((resolve) => context.once('close', resolve));
      process.kill(pid, 'SIGKILL');
      await closed;
    },
  };
}
