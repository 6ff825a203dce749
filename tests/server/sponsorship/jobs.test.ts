import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { DAY, openBooks, paid } from './books.ts';

const HOLDS = 60;
const books = await openBooks({ rules: { earningsPerDay: 1000, monthsPerYear: 1000 } });
const dataDir = mkdtempSync(join(tmpdir(), 'leadferry-jobs-'));
const processes = new Set<ChildProcess>();

async function startWorker(): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./worker.ts', import.meta.url));
  const child = spawn(process.execPath, [script, dataDir, books.ownerUrl, books.clock.now().toISOString()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  processes.add(child);
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

afterAll(async () => {
  for (const child of processes) await end(child, 'SIGTERM');
  rmSync(dataDir, { recursive: true });
});

const count = async (sql: string): Promise<number> => (await books.owner.query(sql)).rows[0].count;

test('two processes end the holds and renew, one is killed at work: each month once', {
  timeout: 180_000,
}, async () => {
  for (let place = 0; place < HOLDS; place++) {
    const [sponsor, sponsored] = [await books.openAccount(), await books.openAccount()];
    await books.claim(sponsored, await books.makeLink(sponsor));
    await books.link(sponsored, `member:ACoAAjob${place}`);
    await books.settle(paid(sponsored, books.clock.now()));
  }
  books.clock.pass(32 * DAY); // the hold is over, and so is the paid month
  const earned = () => count("SELECT count(*)::int FROM entry WHERE kind = 'earned'");
  const used = () => count("SELECT count(*)::int FROM entry WHERE kind = 'used'");

  const [first] = await Promise.all([startWorker(), startWorker()]);
  await expect.poll(earned, { timeout: 60_000, interval: 5 }).toBeGreaterThan(0);
  await end(first, 'SIGKILL');
  const atKill = await earned();
  // What the dead one had taken is given out again once its time is up.
  await expect.poll(async () => [await earned(), await used()], { timeout: 120_000 }).toEqual([2 * HOLDS, HOLDS]);
  expect(
    await count('SELECT count(*)::int FROM (SELECT FROM posting GROUP BY entry_id HAVING sum(months) <> 0) x'),
  ).toBe(0);
  expect(await count("SELECT count(*)::int FROM subscription WHERE status = 'active'")).toBe(HOLDS);
  console.log(
    `jobs: ${HOLDS} of ${HOLDS} holds ended once and renewed once; killed after ${atKill} of ${2 * HOLDS} entries`,
  );
});
