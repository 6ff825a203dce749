// What the lockfile asks for, and whether it is here. Plain JavaScript: it runs before anything is installed, on Node 20.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const bin = join(root, 'node_modules', '.bin');

const readJson = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));

/**
 * True where node_modules holds what package-lock.json names, whoever put it there: npm keeps a list of what it
 * installed. Optional packages are left out (each machine gets its own), and extra ones do no harm.
 */
export function isInstalled() {
  const installed = join('node_modules', '.package-lock.json');
  if (!existsSync(join(root, installed)) || !existsSync(join(bin, 'node'))) return false;
  const wanted = readJson('package-lock.json').packages;
  const found = readJson(installed).packages;
  return Object.entries(wanted).every(
    ([path, { optional, devOptional, version }]) =>
      path === '' || optional || devOptional || found[path]?.version === version,
  );
}

/** The machine's PATH without our own node_modules: npm ci deletes that folder, and the Node in it, while it runs. */
function machinePath() {
  const ours = join(root, 'node_modules') + sep;
  return process.env.PATH.split(delimiter)
    .filter((folder) => !`${folder}${sep}`.startsWith(ours))
    .join(delimiter);
}

/** Runs npm ci with the machine's own npm, saying every ten seconds that it is still at it. */
export async function installDependencies() {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.error('Installing what is missing (npm ci, about a minute) …');
  const progress = setInterval(() => console.error(`  … still installing, ${seconds()} s`), 10_000);
  const windows = process.platform === 'win32';
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: windows,
    env: { ...process.env, PATH: machinePath() },
  });
  let said = '';
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (text) => (said += text));
  const outcome = await new Promise((resolve) => {
    npm.on('error', (fault) => resolve(fault.code === 'ENOENT' ? 'missing' : fault.message));
    npm.on('exit', (code) => resolve(code === 0 ? 'done' : `npm ci ended with code ${code}`));
  });
  clearInterval(progress);
  if (outcome === 'missing') fail('npm is not on this machine. It comes with Node: https://nodejs.org/');
  if (outcome !== 'done') {
    fail(
      `${said.trim()}\n${outcome}. Check that the npm registry can be reached (npm ping), then run the same command again.`,
    );
  }
  if (!existsSync(join(bin, 'node'))) {
    fail(
      'npm was told not to run install scripts, so the Node that Leadferry runs on is missing. Run: npm ci --ignore-scripts=false',
    );
  }
  console.error(`Installed in ${seconds()} s.`);
}

/** WXT generates the tsconfig that ours extends; without it no tool reads a TypeScript file. */
export function prepareTypes() {
  if (existsSync(join(root, '.wxt', 'tsconfig.json'))) return;
  const run = spawnSync(join(bin, 'node'), [join(bin, 'wxt'), 'prepare'], { cwd: root, encoding: 'utf8' });
  if (run.status !== 0) fail(`${run.stdout}${run.stderr}\nwxt prepare failed.`);
}

function fail(reason) {
  console.error(reason);
  process.exit(1);
}
