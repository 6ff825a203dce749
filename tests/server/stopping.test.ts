import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeTemporaryFolder } from '../../scripts/temporary-folder.ts';
import { openDesk } from '../../server/commands/desk.ts';
import { createLog } from '../../server/log.ts';
import { startService } from '../../server/service.ts';

const dataDir = makeTemporaryFolder('stopping');
afterAll(() => rmSync(dataDir, { recursive: true }));
const start = () => startService({ dataDir, port: 0, log: createLog('silent') });
const env = { DATA_DIR: dataDir, DATABASE_URL: undefined, AUTH_SECRET: undefined, PUBLIC_URL: undefined };

test('a command leaves the database that it started to a service that came meanwhile; one that was killed needs no stop', async () => {
  const desk = await openDesk(env);
  const service = await start();
  await desk.close();
  expect((await fetch(`${service.url}/readyz`)).status).toBe(200);

  const [pid] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGKILL');
  await service.stop();

  const again = await openDesk(env); // and what the kill left behind is no obstacle
  await again.close();
}, 90_000);
