import type { Lead } from '../utils/lead/lead.ts';
import { openQueue } from '../utils/queue/open-queue.ts';
import { type CaptureRequest, storeCapture } from '../utils/queue/store-capture.ts';

const ROWS = 25;
let made = 0;

function createCapture(): CaptureRequest {
  const leads = Array.from({ length: ROWS }, (_, index) => {
    made += 1;
    const lead: Lead = {
      kind: 'person',
      identityKeys: [`vanity:invented-person-${made}`, `member:ACoAAinvented${made}`],
      name: { shown: `Invented Person ${made}`, given: 'Invented', family: `Person ${made}` },
      headline: 'Plant Manager at an invented company that makes what nobody needs '.repeat(6),
      location: 'Malmö, Skåne County, Sweden',
      degree: 2,
    };
    return { lead, place: index + 1 };
  });
  const source = { url: 'https://www.linkedin.com/search/results/people/?keywords=plant', page: 'people-search' };
  return { leads, source, capturedAt: new Date().toISOString() };
}

const openBare = () =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('bare', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('captures', { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const put = (database: IDBDatabase, value: unknown) =>
  new Promise<void>((resolve, reject) => {
    const transaction = database.transaction('captures', 'readwrite', { durability: 'strict' });
    transaction.objectStore('captures').put(value);
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });

/** Runs in the page: pairs of milliseconds, ours and the bare put, in turns. */
export async function measure(rounds: number): Promise<[store: number, put: number][]> {
  const queue = openQueue('bench');
  const bare = await openBare();
  const deps = { now: () => Date.now(), randomUUID: () => crypto.randomUUID() };
  const time = async (arm: () => Promise<unknown>) => {
    const start = performance.now();
    await arm();
    return performance.now() - start;
  };
  const store = () => {
    const capture = createCapture();
    return time(() => storeCapture(queue, capture, deps));
  };
  const packed = () => {
    const capture = createCapture();
    return time(() => put(bare, capture));
  };
  await store();
  await packed();
  const pairs: [number, number][] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) pairs.push([await store(), await packed()]);
    else {
      const second = await packed();
      pairs.push([await store(), second]);
    }
  }
  return pairs;
}
