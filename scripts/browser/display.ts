import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { hasProgram } from './debian.ts';

/** True where a window can be shown to somebody. */
export const hasDisplay = (env: NodeJS.ProcessEnv = process.env, platform = process.platform): boolean =>
  platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

/** True where a display that nobody sees can be started and its keys pressed. */
export const canHaveVirtualDisplay = (): boolean => hasProgram('Xvfb') && hasProgram('xdotool');

export interface VirtualDisplay {
  /** e.g. `:99`, for $DISPLAY */
  name: string;
  /** Presses keys as a person would, e.g. `['Tab', 'Return']`. */
  press(keys: string[]): void;
  close(): Promise<void>;
}

/** Starts Xvfb on a number that is free. */
export async function openVirtualDisplay(): Promise<VirtualDisplay> {
  // -displayfd: Xvfb takes the first free number itself and writes it, so two runs never meet.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true, // Ctrl-C is for us: the display goes last
  });
  const name = `:${await firstLine(server)}`;
  return {
    name,
    press: (keys) => {
      spawnSync('xdotool', ['key', '--delay', '60', ...keys], { env: { ...process.env, DISPLAY: name } });
    },
    close: () => stop(server),
  };
}

function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.stdio[3]?.once('data', (text) => resolve(String(text).trim()));
    server.once('error', (fault) => reject(new Error(`Xvfb could not be started: ${fault.message}`)));
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code} before it was ready.`)));
  });
}

function stop(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}
