import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../scripts/run-tool.ts';

export interface ServiceProcess {
  /** SIGKILL, and a new one on the same data: returns when that one listens. */
  killAndRestart(): Promise<void>;
  /** SIGKILL for the database first, in whatever it was doing, and then as above: it recovers from its log. */
  killWithDatabase(): Promise<void>;
  /** Stops it as an operator does; its database with it. */
  stop(): Promise<void>;
}

/** The CRM service in a process of its own, at an address that survives it. */
export async function startServiceProcess(options: {
  port: number;
  dataDir: string;
  publicUrl: string;
}): Promise<ServiceProcess> {
  const env = {
    ...process.env,
    PORT: String(options.port),
    DATA_DIR: options.dataDir,
    PUBLIC_URL: options.publicUrl,
    DAILY_CAP: '1000000',
    LOG_LEVEL: 'error',
    DATABASE_URL: '',
  };
  const begin = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [join(root, 'server', 'main.ts')], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve, reject) => {
      createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
        if (line.includes('"listening"')) resolve();
      });
      child.once('exit', (code) => reject(new Error(`The service ended with ${code} before it listened.`)));
    });
    return child;
  };
  let child = await begin();

  const end = (signal: 'SIGKILL' | 'SIGTERM') =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  return {
    async killAndRestart() {
      await end('SIGKILL');
      child = await begin();
    },
    async killWithDatabase() {
      const pid = Number(readFileSync(join(options.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
      process.kill(pid, 'SIGKILL');
      await end('SIGKILL');
      child = await begin();
    },
    stop: () => end('SIGTERM'),
  };
}
