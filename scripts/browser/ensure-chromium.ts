import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installFromDebian } from './debian.ts';
import { canHaveVirtualDisplay } from './display.ts';
import { findChromium } from './find-chromium.ts';

type Say = (line: string) => void;

/** With letters for names in any script. */
const CHROMIUM = ['chromium', 'fonts-noto-core', 'fonts-vlgothic'];
/** A display that nobody sees, and a keyboard for it. */
const DISPLAY = ['xvfb', 'xdotool'];
const playwright = fileURLToPath(new URL('../../node_modules/.bin/playwright', import.meta.url));

/**
 * The path of a Chromium that starts, installed first where there is none.
 * @throws with what to do, where it could not be installed
 */
export function ensureChromium(say: Say): string {
  let chromium = findChromium();
  if (chromium === undefined) {
    installFromDebian([...CHROMIUM, ...DISPLAY], say);
    chromium = findChromium();
  }
  if (chromium === undefined) {
    say("Fetching Playwright's Chromium (about 170 MB) …");
    spawnSync(playwright, ['install', 'chromium', '--no-shell'], { stdio: 'ignore' });
    chromium = findChromium();
  }
  if (chromium === undefined) {
    throw new Error(
      'There is no Chromium here, and it could not be installed. Install it (Debian, Ubuntu: sudo apt-get install chromium xvfb xdotool; ' +
        'elsewhere: npx playwright install chromium), or set LEADFERRY_CHROMIUM to the path of one. Then run the same command again.',
    );
  }
  const starts = spawnSync(chromium, ['--version'], { encoding: 'utf8' });
  if (starts.status !== 0) {
    throw new Error(
      `${chromium} does not start: ${starts.stderr.trim()}\nIf libraries are missing: sudo npx playwright install-deps chromium`,
    );
  }
  say(`${starts.stdout.trim()} (${chromium})`);
  return chromium;
}

/** True where a display that nobody sees can be had, installed first where that is possible. */
export function ensureVirtualDisplay(say: Say): boolean {
  if (!canHaveVirtualDisplay()) installFromDebian(DISPLAY, say);
  return canHaveVirtualDisplay();
}
