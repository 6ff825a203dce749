import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { makeTemporaryFolder } from '../../scripts/temporary-folder.ts';
import { asBearer, lead, push, statuses } from './service.ts';

const run = promisify(execFile);
const path = (name: string) => fileURLToPath(new URL(`../../server/${name}`, import.meta.url));
const dataDir = makeTemporaryFolder('commands');
const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: '' };
const running = new Set<ChildProcess>();

const account = async (...args: string[]) => {
  try {
    const { stdout } = await run(process.execPath, [path('commands/account.ts'), ...args], { env });
    return { code: 0, said: stdout.trim() };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, said: stderr.trim() };
  }
};

/** The service as its own process; resolves when it says that it listens. */
async function startMain(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [path('main.ts')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line);
    if (said.msg === 'listening') return { child, url: said.url };
  }
  throw new Error('The service ended before it listened.');
}

const end = (child: ChildProcess, signal: NodeJS.Signals) =>
  new Promise<number | null>((done) => {
    child.once('exit', (code) => done(code));
    child.kill(signal);
  });

afterAll(async () => {
  for (const child of running) if (child.exitCode === null && child.signalCode === null) await end(child, 'SIGTERM');
  rmSync(dataDir, { recursive: true });
});

test('accounts and keys by command, beside a running service and without one; killed and started again', async () => {
  // Without a service: the database is started for the command, and stopped after it.
  expect(await account('create', '--email', 'rep@example.test', '--password', 'a long enough one')).toMatchObject({
    code: 0,
  });
  expect(readdirSync(join(dataDir, 'postgres'))).not.toContain('postmaster.pid');
  expect(statSync(join(dataDir, 'secrets', 'auth-secret')).mode & 0o777).toBe(0o600);

  // Beside one: the same database, left running.
  const first = await startMain();
  const { said: key } = await account('api-key', '--email', 'rep@example.test', '--label', 'nightly import');
  expect(key).toMatch(/^lf_[\w-]{43}$/);
  const script = asBearer({ ...first, databaseUrl: '', stop: async () => undefined }, key);
  expect(statuses(await push(script, [lead(['vanity:by-key'])]))).toEqual(['created']);
  expect((await account('list-keys', '--email', 'rep@example.test')).said).toMatch(/nightly import {2}.* {2}valid$/);

  const mistakes = [
    [
      ['create', '--email', 'rep@example.test', '--password', 'a long enough one'],
      'There is an account with this e-mail address.',
    ],
    [
      ['create', '--email', 'new@example.test', '--password', 'short'],
      'The password is too short: use 8 to 128 characters.',
    ],
    [['api-key', '--email', 'nobody@example.test'], 'There is no account for nobody@example.test. Create it first.'],
    [['create', '--email', 'new@example.test'], 'Add --password.'],
    [['dance'], 'Say what to do.'],
  ] as const;
  for (const [args, words] of mistakes) {
    const { code, said } = await account(...args);
    expect([code, said.split('\n')[0]]).toEqual([1, words]);
  }

  // Killed: its PostgreSQL stays behind, and the next start takes it over with everything in it.
  await end(first.child, 'SIGKILL');
  const second = await startMain();
  const again = asBearer({ ...second, databaseUrl: '', stop: async () => undefined }, key);
  expect((await again('GET', '/v1/leads')).body.leads).toHaveLength(1);

  // A second service on the same folder says so.
  const third = await run(process.execPath, [path('main.ts')], { env }).catch((error) => error);
  expect(third.stderr).toContain('Another service runs on');
  expect((await again('GET', '/v1/leads')).status).toBe(200);

  expect((await account('revoke-key', '--email', 'rep@example.test', '--key', key.slice(0, 11))).code).toBe(0);
  expect((await again('GET', '/v1/me')).status).toBe(401);
  expect((await account('list-keys', '--email', 'rep@example.test')).said).toContain('revoked');

  // Stopped: cleanly, and the database with it.
  expect(await end(second.child, 'SIGTERM')).toBe(0);
  expect(readdirSync(join(dataDir, 'postgres'))).not.toContain('postmaster.pid');
}, 90_000);

test('a wrong environment is told completely, before anything starts', async () => {
  const wrong = {
    PORT: 'http',
    DATABASE_URL: 'mysql://x',
    EXTENSION_IDS: 'short',
    AUTH_SECRET: 'short',
    DAILY_CAP: '0',
    LOG_LEVEL: 'loud',
  };
  const failed = await run(process.execPath, [path('main.ts')], { env: { ...env, ...wrong } }).catch((error) => error);
  expect(failed.code).toBe(1);
  for (const name of Object.keys(wrong)) expect(failed.stderr).toContain(`  ${name}: `);
});
