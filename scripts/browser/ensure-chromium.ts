import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChromium } from './find-chromium.ts';

/** With the virtual display and the keyboard that press the browser's own prompt, and letters for names in any script. */
const PACKAGES = ['chromium', 'xvfb', 'xdotool', 'fonts-noto-core'];
const playwright = fileURLToPath(new URL('../../node_modules/.bin/playwright', import.meta.url));

type Say = (line: string) => void;

const run = (program: string, args: string[], env: NodeJS.ProcessEnv = process.env): boolean =>
  spawnSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env }).status === 0;

const hasProgram = (name: string): boolean => run('sh', ['-c', `command -v ${name}`]);

/** How to become root on Debian: already there, sudo without a password, or not at all. */
function findRoot(): string[] | undefined {
  if (process.getuid?.() === 0) return [];
  return run('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined;
}

function installFromDebian(say: Say): void {
  const root = existsSync('/etc/debian_version') && hasProgram('apt-get') ? findRoot() : undefined;
  if (root === undefined) return;
  const [program, ...before] = [
    ...root,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-o',
    'DPkg::Lock::Timeout=120',
  ];
  say(`Installing ${PACKAGES.join(', ')} with apt-get (a minute or two) …`);
  run(program, [...before, 'update']);
  // One by one where all at once fails: a missing font must not cost the browser.
  if (run(program, [...before, 'install', '-y', '--no-install-recommends', ...PACKAGES])) return;
  for (const name of PACKAGES) run(program, [...before, 'install', '-y', '--no-install-recommends', name]);
}

function installFromPlaywright(say: Say): void {
  say("Fetching Playwright's Chromium (about 170 MB) …");
  run(playwright, ['install', 'chromium', '--no-shell']);
}

/**
 * The path of a Chromium that starts, installed first where there is none.
 * @throws with what to do, where it could not be installed
 */
export function ensureChromium(say: Say): string {
  let chromium = findChromium();
  for (const install of [installFromDebian, installFromPlaywright]) {
    if (chromium !== undefined) break;
    install(say);
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
