import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../scripts/temporary-folder.ts';
import { type EmbeddedDatabase, openEmbedded } from '../../server/db/embedded.ts';

let dataDir: string;
let postgres: EmbeddedDatabase;

const query = async (url: string, text: string) => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // its server is killed: that is the test
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
};

beforeEach(async () => {
  dataDir = makeTemporaryFolder('killed');
  postgres = await openEmbedded(dataDir);
});
afterEach(async () => {
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('an embedded database that was killed', () => {
  it('comes back with what was committed, though its processes are still ending', async () => {
    await query(postgres.url, 'CREATE TABLE kept AS SELECT 7 AS value');
    // A process that is busy notices late that its server is gone, and holds the server's memory until then.
    const busy = query(postgres.url, 'SELECT count(*) FROM generate_series(1, 8000000)').catch(() => undefined);
    const isBusy = `SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%generate_series%' AND pid <> pg_backend_pid()`;
    await expect.poll(() => query(postgres.url, isBusy)).toHaveLength(1);
    process.kill(Number(readFileSync(join(postgres.folder, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');

    postgres = await openEmbedded(dataDir);
    expect(postgres.wasRunning).toBe(false);
    expect(await query(postgres.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
    await busy;
  });

  it('is taken over where the process that started it was killed before its database was made', async () => {
    const server = new URL(postgres.url);
    server.pathname = '/postgres';
    await query(server.href, 'DROP DATABASE leadferry');
    const again = await openEmbedded(dataDir);
    expect(again.wasRunning).toBe(true);
    expect(await query(again.url, 'SELECT current_database() AS name')).toEqual([{ name: 'leadferry' }]);
  });
});
