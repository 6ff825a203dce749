// Long: every arm of the service beside its yardstick, on the same rows and in the same run.
import { createHash, randomUUID } from 'node:crypto';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { root } from '../scripts/run-tool.ts';
import { openDesk } from '../server/commands/desk.ts';
import { createLog } from '../server/log.ts';
import { startService } from '../server/service.ts';
import { benchDrain } from './drain.ts';
import { benchUpsert, benchValidation, benchWire, fillAccount } from './ingest.ts';
import { createPeople } from './people.ts';
import { type BenchResult, interleave, summarise } from './ratios.ts';

const BATCH = 500;
const ALONE = 25;
/** Batches over HTTP to the service, beside a sink, one request per lead, and COPY into the same table. */
export async function benchService(rounds: number, million: number): Promise<BenchResult[]> {
  const dataDir = join(root, '.leadferry', `bench-${process.pid}`);
  const service = await startService({
    port: 0,
    dataDir,
    dailyCap: 1e9,
    accountLimit: { requests: 1e9, seconds: 60 },
    log: createLog('fatal'),
  });
  const sink = await openSink();
  const owner = new pg.Client({ connectionString: service.databaseUrl });
  await owner.connect();
  try {
    const key = await createKey(service.databaseUrl, dataDir, 'bench');
    const send = (url: string, count: number) => post(url, key, createPeople(count));
    const batch = () => send(service.url, BATCH);
    /** G12: an account with many leads beside one with few, in one database. */
    const benchSize = async (times: number, people: number): Promise<BenchResult> => {
      const few = Math.min(10_000, people / 10);
      const sizes = await Promise.all(
        [few, people].map(async (size) => {
          const its = await createKey(service.databaseUrl, dataDir, `size-${size}`);
          const { rows } = await owner.query<{ accountId: string; userId: string }>(
            'SELECT account_id AS "accountId", user_id AS "userId" FROM membership m JOIN auth."user" u ON u.id = m.user_id WHERE u.email = $1',
            [`size-${size}@leadferry.example`],
          );
          return { size, key: its, account: rows[0] as { accountId: string; userId: string } };
        }),
      );
      for (const { size, account } of sizes) await fillAccount(owner, account, size);
      const [small, large] = sizes.map((its) => () => post(service.url, its.key, createPeople(BATCH))) as [
        () => Promise<number>,
        () => Promise<number>,
      ];
      for (const arm of [small, large]) await arm();
      const { ratios } = await interleave(times, small, large);
      const inverse = ratios.map((ratio) => 1 / ratio);
      return summarise(
        `G12 push with ${people} leads / with ${few}`,
        inverse,
        1 / 0.7,
        undefined,
        'the indexes no longer fit into the database’s memory as it is set up here',
      );
    };
    const copy = await prepareCopy(owner, join(dataDir, 'rows.copy'));
    await batch();
    const beside = {
      alone: await interleave(
        rounds,
        batch,
        async () => (await inTurn(ALONE, () => send(service.url, 1))) * (BATCH / ALONE),
      ),
      copy: await interleave(rounds, batch, copy),
    };
    const parts = [
      benchWire(),
      await benchValidation(rounds, batch),
      ...(await benchUpsert(rounds, owner, copy)),
      await benchSize(rounds, million),
    ];
    const rate = (milliseconds: number) => `${Math.round((BATCH / milliseconds) * 1000)} leads/s`;
    return [
      ...parts,
      await benchDrain({ crm: service.url, sink: sink.url }, key, rounds > 5 ? 5000 : 2000, Math.min(rounds, 10)),
      summarise(
        `G9 push of ${BATCH} at once / one request per lead`,
        beside.alone.ratios,
        1 / 50,
        rate(beside.alone.yardstick),
        'a request of one lead is cheap on loopback: it waits for no network, and the database’s disk is not waited for long',
      ),
      summarise(
        `G11 ingest of ${BATCH} over HTTP / COPY into the same table`,
        beside.copy.ratios,
        2.5,
        rate(beside.copy.arm),
        'the request checks, merges, writes keys, captures and audit besides; COPY writes one table',
      ),
    ];
  } finally {
    await owner.end();
    await sink.close();
    await service.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function createKey(databaseUrl: string, dataDir: string, name: string): Promise<string> {
  const email = `${name}@leadferry.example`;
  const desk = await openDesk({ DATABASE_URL: databaseUrl, DATA_DIR: dataDir });
  await desk.createAccount({ email, password: randomUUID(), name: 'Bench' });
  const key = await desk.createKey(email, 'bench');
  await desk.close();
  return key;
}

/** Milliseconds until the whole answer is there. */
async function post(url: string, key: string, leads: unknown[]): Promise<number> {
  const body = JSON.stringify({ leads });
  const start = performance.now();
  const answer = await fetch(`${url}/v1/leads/batch`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': createHash('sha256').update(body).digest('hex'),
    },
    body,
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The service answered ${answer.status}: ${text}`);
  return performance.now() - start;
}

async function inTurn(times: number, once: () => Promise<number>): Promise<number> {
  let sum = 0;
  for (let time = 0; time < times; time += 1) sum += await once();
  return sum;
}

/** A server that reads what it is sent, answers for every lead, and keeps nothing. */
async function openSink() {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { leads } = JSON.parse(Buffer.concat(chunks).toString()) as { leads: { clientRef: string }[] };
    const results = leads.map(({ clientRef }) => ({ clientRef, status: 'created', id: clientRef }));
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ results }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, close };
}

/** COPY of as many rows into the lead table, from a file that PostgreSQL reads itself. */
async function prepareCopy(owner: pg.Client, file: string): Promise<() => Promise<number>> {
  const { rows } = await owner.query<{ account_id: string; user_id: string }>(
    'SELECT account_id, user_id FROM membership',
  );
  const [member] = rows;
  return async () => {
    const lines = createPeople(BATCH).map((lead) => {
      const { clientRef, source: _, identityKeys: __, capturedAt, kind, ...fields } = lead;
      const json = JSON.stringify(fields).replaceAll('\\', '\\\\');
      return [member?.account_id, clientRef, kind, member?.user_id, json, '{}', capturedAt].join('\t');
    });
    await writeFile(file, `${lines.join('\n')}\n`);
    await chmod(file, 0o644);
    const start = performance.now();
    await owner.query(
      `COPY lead (account_id, id, kind, owner_id, fields, provenance, first_captured_at) FROM ${pg.escapeLiteral(file)}`,
    );
    return performance.now() - start;
  };
}
