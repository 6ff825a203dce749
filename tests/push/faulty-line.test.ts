import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../utils/crm/client.ts';
import { createPusher } from '../../utils/push/pusher.ts';
import { storeCapture } from '../../utils/queue/store-capture.ts';
import { readTotals } from '../../utils/queue/totals.ts';
import type { PushReport } from '../../utils/settings.ts';
import { type FaultProxy, startFaultProxy } from '../faults/fault-proxy.ts';
import { type FaultName, faultNames } from '../faults/faults.ts';
import { createRandom } from '../practice/random.ts';
import { captureOf, nobodyLeaves, openTestQueue, person, testDeps } from '../queue/open-test-queue.ts';

/** A CRM that takes each lead once, as the real one does, and counts. */
async function startCrm() {
  const taken = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { leads } = JSON.parse(Buffer.concat(chunks).toString()) as {
      leads: { clientRef: string; identityKeys: string[] }[];
    };
    const results = leads.map(({ clientRef, identityKeys: [key = ''] }) => {
      const times = (taken.get(key) ?? 0) + 1;
      taken.set(key, times);
      return { clientRef, status: times === 1 ? 'created' : 'unchanged' };
    });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ results }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, taken, close };
}

let crm: Awaited<ReturnType<typeof startCrm>>;
let proxy: FaultProxy;
afterEach(async () => {
  await proxy.close();
  await crm.close();
});

async function setUp(kinds: readonly FaultName[], share: number, { seed = 1 } = {}) {
  crm = await startCrm();
  proxy = await startFaultProxy({ target: crm.url, random: createRandom(seed, 'line'), faults: { share, kinds } });
  const queue = openTestQueue();
  const clock = testDeps(Date.now());
  let report: PushReport = {};
  const startWorker = () =>
    createPusher({
      queue: () => queue,
      call: createClient({
        baseUrl: async () => proxy.url,
        tokens: { get: async () => ({ ok: true, token: 'token' }) },
        fetch,
        now: clock.now,
        timeoutMs: 200,
      }),
      hindrance: async () => undefined,
      report: {
        getValue: async () => report,
        setValue: async (value) => {
          report = value;
        },
      },
      onSuppressed: async () => undefined,
      onPushed: async () => undefined,
      onNotAllowed: async () => undefined,
      sameAccount: nobodyLeaves,
      wakeAt: async () => undefined,
      now: clock.now,
      random: clock.random,
    });
  const pusher = startWorker();
  const keys = Array.from({ length: 24 }, (_, index) => `vanity:p${index}`);
  for (let start = 0; start < keys.length; start += 8)
    await storeCapture(queue, captureOf(...keys.slice(start, start + 8).map((key) => person(key))), clock);

  /** Pushes, and lets an hour go by, until nothing waits; gives up after `tries`. */
  const pushAll = async (tries = 60) => {
    for (let left = tries; left > 0 && (await readTotals(queue)).waiting > 0; left--) {
      await pusher.pushAtOnce();
      clock.time += 3_600_000;
    }
    return readTotals(queue);
  };
  return { pusher, startWorker, clock, keys, pushAll };
}

describe('a push over a line that fails', () => {
  it.each(faultNames)('%s, once: nothing lost, nothing refused', async (kind) => {
    const { keys, pushAll, pusher } = await setUp([kind], 1);
    await pusher.push();
    proxy.set({ share: 0 });
    expect(await pushAll()).toEqual({ waiting: 0, refused: 0, pushed: keys.length });
    expect([...crm.taken.keys()].sort()).toEqual([...keys].sort());
  });

  it('every second request fails, each time in another way', async () => {
    const { keys, pushAll } = await setUp(faultNames, 0.5, { seed: 7 });
    expect(await pushAll()).toEqual({ waiting: 0, refused: 0, pushed: keys.length });
    expect([...crm.taken.keys()].sort()).toEqual([...keys].sort());
  });

  it('a proxy that takes only small bodies gets small ones', async () => {
    const { keys, pushAll } = await setUp(['413 above a size'], 1);
    expect(await pushAll(1)).toEqual({ waiting: 0, refused: 0, pushed: keys.length });
  });

  it('what a dead worker was sending is sent by the next one at once', async () => {
    const { pusher, startWorker, clock, keys } = await setUp(['stall, never forwarded'], 1);
    const dying = pusher.push();
    await vi.waitUntil(() => proxy.log.length > 0);
    proxy.set({ share: 0 });
    clock.time += 1;
    expect(await startWorker().resume(clock.time)).toMatchObject({ pushed: keys.length });
    expect(await dying).toMatchObject({ pushed: 0 });
  });

  it('results that stay away are asked for again later, not at once and for ever', async () => {
    const { pusher } = await setUp(['some results missing'], 1);
    await pusher.push();
    expect(proxy.log.length).toBeLessThan(5);
  });
});
