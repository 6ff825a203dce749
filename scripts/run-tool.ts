import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');

export interface ToolRun {
  ok: boolean;
  /** stdout and stderr, as they came */
  output: string;
}

/**
 * Runs a tool of node_modules/.bin in the project's folder.
 * @param show passes the output on as it comes, besides keeping it
 */
export function runTool(
  name: string,
  args: string[],
  { env = {}, show = false }: { env?: Record<string, string>; show?: boolean } = {},
): Promise<ToolRun> {
  return new Promise((resolve) => {
    const child = spawn(join(bin, name), args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, ...env },
    });
    let output = '';
    const take = (text: Buffer) => {
      output += text;
      if (show) process.stderr.write(text);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (fault) => resolve({ ok: false, output: `${name} could not be started: ${fault.message}` }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}
