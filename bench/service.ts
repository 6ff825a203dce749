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
import { type BenchResult, interleave, summarise } from './ratios.ts';

const BATCH = 500;
const ALONE = 25;
let made = 0;

function createLead() {
  made += 1;
  return {
    clientRef: randomUUID(),
    kind: 'person',
    identityKeys: [`vanity:invented-${made}`, `member:ACoAAinvented${made}`],
    name: { shown: `Invented Person ${made}`, given: 'Invented', family: `Person ${made}` },
    headline: 'Plant Manager at an invented company '.repeat(10).trim(),
    location: 'Malmö, Skåne County, Sweden',
    degree: 2,
    source: { url: 'https://www.linkedin.com/search/results/people/?keywords=plant', page: 'people-search' },
    capturedAt: new Date().toISOString(),
  };
}

/** Batches over HTTP to the service, beside a sink, one request per lead, and COPY into the same table. */
export async function benchService(rounds: number): Promise<BenchResult[]> {
  const dataDir = join(root, '.leadferry', `bench-${process.pid}`);
  const service = await startService({ port: 0, dataDir, dailyCap: 1_000_000, log: createLog('fatal') });
  const sink = await openSink();
  const owner = new pg.Client({ connectionString: service.databaseUrl });
  await owner.connect();
  try {
    const key = await createKey(service.databaseUrl, dataDir);
    const send = (url: string, count: number) => post(url, key, Array.from({ length: count }, createLead));
    const batch = () => send(service.url, BATCH);
    const copy = await prepareCopy(owner, join(dataDir, 'rows.copy'));
    await batch();
    const beside = {
      sink: await interleave(rounds, batch, () => send(sink.url, BATCH)),
      alone: await interleave(
        rounds,
        batch,
        async () => (await inTurn(ALONE, () => send(service.url, 1))) * (BATCH / ALONE),
      ),
      copy: await interleave(rounds, batch, copy),
    };
    const rate = (milliseconds: number) => `${Math.round((BATCH / milliseconds) * 1000)} leads/s`;
    return [
      summarise(`push of ${BATCH} to PostgreSQL / to a sink`, beside.sink.ratios, undefined, rate(beside.sink.arm)),
      summarise(
        `push of ${BATCH} at once / one request per lead`,
        beside.alone.ratios,
        1 / 50,
        rate(beside.alone.yardstick),
      ),
      summarise(
        `ingest of ${BATCH} over HTTP / COPY into the same table`,
        beside.copy.ratios,
        2.5,
        rate(beside.copy.arm),
      ),
    ];
  } finally {
    await owner.end();
    await sink.close();
    await service.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function createKey(databaseUrl: string, dataDir: string): Promise<string> {
  const email = 'bench@leadferry.example';
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
    const lines = Array.from({ length: BATCH }, () => {
      const { clientRef, source: _, identityKeys: __, capturedAt, kind, ...fields } = createLead();
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
