// Runs a script after making sure that everything it needs is here. Uses only what Node 20 has.
//   node scripts/with-setup.mjs <script.ts | command> [arguments…]
// A name with an ending is a script of ours, run by the Node that the lockfile names; any other is a tool in node_modules/.bin.
// Says everything on stderr: a script's stdout is its own.
import { spawn } from 'node:child_process';
import { delimiter, extname, join } from 'node:path';
import { bin, installDependencies, isInstalled, prepareTypes, root } from './setup/dependencies.mjs';

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(
    `Leadferry needs Node 20 or newer; this is ${process.version}. Get one at https://nodejs.org/ and run the same command again.`,
  );
  process.exit(1);
}
if (!isInstalled()) await installDependencies();
prepareTypes();

const [name, ...args] = process.argv.slice(2);
if (name === undefined) process.exit(0); // everything is installed: that was all that was asked
const isScript = extname(name) !== '';
const child = spawn(join(bin, isScript ? 'node' : name), isScript ? [join(root, name), ...args] : args, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
});
child.on('error', (fault) => {
  console.error(`${name} could not be started: ${fault.message}`);
  process.exit(1);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
