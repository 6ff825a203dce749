import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const run = (program: string, args: string[]): boolean =>
  spawnSync(program, args, { stdio: ['ignore', 'ignore', 'ignore'] }).status === 0;

export const hasProgram = (name: string): boolean => run('sh', ['-c', `command -v ${name}`]);

/** How to become root: already there, sudo without a password, or not at all. */
function findRoot(): string[] | undefined {
  if (process.getuid?.() === 0) return [];
  return run('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined;
}

/** Installs packages where this is a Debian and we may; whether they are there afterwards is for the caller to see. */
export function installFromDebian(packages: string[], say: (line: string) => void): void {
  const root = existsSync('/etc/debian_version') && hasProgram('apt-get') ? findRoot() : undefined;
  if (root === undefined) return;
  const [program = 'env', ...before] = [...root, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  const aptGet = (...args: string[]) => run(program, [...before, '-o', 'DPkg::Lock::Timeout=120', ...args]);
  say(`Installing ${packages.join(', ')} with apt-get (up to two minutes) …`);
  aptGet('update');
  const install = (...names: string[]) => aptGet('install', '-y', '--no-install-recommends', ...names);
  // One by one where all at once fails: a missing font must not cost the browser.
  if (!install(...packages)) for (const name of packages) install(name);
}
