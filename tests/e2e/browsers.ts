import { type BrowserContext, expect, test } from '@playwright/test';
import { type LaunchOptions, launchExtension } from '../../scripts/browser/launch.ts';
import { extensionDir } from '../../scripts/build-all.ts';
import { type Kills, killBeforeEachStep } from './kill-before-each-step.ts';
import { checkNetwork, type NetworkLog, watchNetwork } from './network.ts';

/** What is known of the browsers that the running test has opened. */
const opened: { network: NetworkLog; kills?: Kills }[] = [];

/** From now on it is written down whom this browser asks. */
export function watchBrowser(context: BrowserContext): void {
  opened.push({ network: watchNetwork(context) });
}

/** Opens a Chromium with the built extension, and watches it. In the run with kills its worker is stopped before each step. */
export async function openBrowser(options: Omit<LaunchOptions, 'extensionDir'>): Promise<BrowserContext> {
  const context = await launchExtension({ ...options, extensionDir });
  const [page] = context.pages();
  const kills = test.info().project.name === 'killed' && page ? killBeforeEachStep(context, page) : undefined;
  opened.push({ network: watchNetwork(context), kills });
  return context;
}

/** When a test is over: fails where any of its browsers has asked another host, or was to be killed and never was. */
export function checkBrowsers(): void {
  const browsers = opened.splice(0);
  checkNetwork(browsers.map(({ network }) => network));
  const counted = browsers.flatMap(({ kills }) => kills ?? []);
  if (counted.length === 0) return;
  const [kills = 0, chances = 0] = (['kills', 'chances'] as const).map((which) =>
    counted.reduce((sum, one) => sum + one[which], 0),
  );
  test.info().annotations.push({ type: 'kills', description: `${kills} of ${chances}` });
  console.log(`the worker was stopped before ${kills} of ${chances} steps`);
  if (chances > 0) expect(kills, 'steps before which the worker was stopped').toBeGreaterThan(0);
}
