// Every fault has its test here, side by side: what the client hears of it, and what the service saw.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../practice/random.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import type { FaultName } from './faults.ts';

const refs = ['a', 'b', 'c', 'd'];
const batch = { leads: refs.map((ref) => ({ clientRef: ref, identityKeys: [`vanity:${ref}`] })) };

/** A service that takes every batch, and remembers what it took. */
async function startSink() {
  const taken: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    if (request.url === '/elsewhere') return response.end(body);
    const { leads } = JSON.parse(body) as typeof batch;
    taken.push(...leads.map(({ clientRef }) => clientRef));
    const results = leads.map(({ clientRef }) => ({ clientRef, status: 'created' }));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ results }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise((resolve) => server.close(resolve));
  return { url: `http://127.0.0.1:${port}`, taken, close };
}

let sink: Awaited<ReturnType<typeof startSink>>;
let proxy: FaultProxy;
const begin = async (kinds: FaultName[], share = 1) => {
  proxy = await startFaultProxy({ target: sink.url, random: createRandom(1, 'proxy'), faults: { share, kinds } });
};
const push = (timeout = 20_000, body: unknown = batch) =>
  fetch(`${proxy.url}/v1/leads/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'manual',
    signal: AbortSignal.timeout(timeout),
  });

beforeEach(async () => {
  sink = await startSink();
});
afterEach(async () => {
  await proxy.close();
  await sink.close();
});

describe('the fault proxy', () => {
  it('lets everything else through, byte for byte', async () => {
    await begin(['error 500']);
    const answer = await fetch(`${proxy.url}/elsewhere`, { method: 'POST', body: 'grant_type=…' });
    expect([answer.status, await answer.text()]).toEqual([200, 'grant_type=…']);
  });

  it('deals every kind before any comes again, the same for the same seed', async () => {
    const kinds: FaultName[] = ['error 500', 'error 503', '429 without Retry-After'];
    const dealt: string[][] = [];
    for (let run = 0; run < 2; run++) {
      await begin(kinds);
      for (let count = 0; count < 6; count++) await (await push()).arrayBuffer();
      dealt.push(proxy.log.map(({ fault = '' }) => fault));
      if (run === 0) await proxy.close();
    }
    expect(dealt[0]).toEqual(dealt[1]);
    expect(dealt[0]?.slice(0, 3).sort()).toEqual([...kinds].sort());
    expect(dealt[0]?.slice(3).sort()).toEqual([...kinds].sort());
  });

  it('changes nothing where nothing is planned, and knows what it carried', async () => {
    await begin([], 0);
    expect(await (await push()).json()).toEqual({
      results: refs.map((clientRef) => ({ clientRef, status: 'created' })),
    });
    expect(proxy.log).toMatchObject([{ leads: refs.map((ref) => [`vanity:${ref}`]), committed: true, done: true }]);
  });

  it('answers 502 while the service is away', async () => {
    await begin([], 0);
    await sink.close();
    expect((await push()).status).toBe(502);
    expect(proxy.log).toMatchObject([{ unreachable: true, committed: false }]);
    sink = await startSink();
  });

  it.each([
    ['error 500', 500],
    ['error 503', 503],
    ['413 above a size', 413],
    ['captive portal, redirect to another host', 302],
  ] as const)('%s: the service sees nothing', async (kind, status) => {
    await begin([kind]);
    const large = { leads: Array.from({ length: 80 }, () => batch.leads[0]) };
    expect((await push(20_000, large)).status).toBe(status);
    expect(sink.taken).toEqual([]);
  });

  it('413: what is small enough gets through', async () => {
    await begin(['413 above a size']);
    expect((await push()).status).toBe(200);
    expect(sink.taken).toEqual(refs);
  });

  it.each([
    ['429, Retry-After in seconds', /^[1-3]$/],
    ['429, Retry-After as a date', / GMT$/],
    ['429 without Retry-After', /^absent$/],
    ['429, absurd Retry-After', /^(?:\d{10,}|-5|soon|.*(?:1970|9999).*|)$/],
  ] as const)('%s', async (kind, expected) => {
    await begin([kind]);
    const answer = await push();
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after') ?? 'absent').toMatch(expected);
    expect(sink.taken).toEqual([]);
  });

  it.each([
    ['reset before the body', false],
    ['reset during the body', false],
    ['reset after the body, answer lost', true],
  ] as const)('%s', async (kind, taken) => {
    await begin([kind]);
    await expect(push()).rejects.toThrow('fetch failed');
    expect(sink.taken).toEqual(taken ? refs : []);
  });

  it.each([
    ['stall, never forwarded', false],
    ['stall, answer after the client gave up', true],
  ] as const)('%s', async (kind, taken) => {
    await begin([kind]);
    await expect(push(300)).rejects.toThrow(/timeout/);
    expect(sink.taken).toEqual(taken ? refs : []);
  });

  it.each(['stall in the middle of the answer', 'answer cut short'] as const)('%s', async (kind) => {
    await begin([kind]);
    const answer = await push(500);
    expect(answer.status).toBe(200);
    await expect(answer.json()).rejects.toThrow();
    expect(sink.taken).toEqual(refs);
  });

  it('half an answer that looks whole', async () => {
    await begin(['half an answer that looks whole']);
    await expect((await push()).json()).rejects.toThrow(SyntaxError);
    expect(sink.taken).toEqual(refs);
  });

  it('captive portal, 200 with a page', async () => {
    await begin(['captive portal, 200 with a page']);
    const answer = await push();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(sink.taken).toEqual([]);
  });

  it('some results missing', async () => {
    await begin(['some results missing']);
    const { results } = (await (await push()).json()) as { results: { clientRef: string }[] };
    expect(results.length).toBeLessThan(refs.length);
    expect(sink.taken).toEqual(refs);
  });

  it('some results to retry', async () => {
    await begin(['some results to retry']);
    const { results } = (await (await push()).json()) as { results: { clientRef: string; status: string }[] };
    expect(results.map(({ clientRef }) => clientRef)).toEqual(refs);
    expect(results.some(({ status }) => status === 'retry')).toBe(true);
  });

  it('slow line: everything arrives', async () => {
    await begin(['slow line']);
    expect((await push()).status).toBe(200);
  });
});
