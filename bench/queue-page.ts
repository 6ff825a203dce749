// Long: every arm of the queue beside its yardstick, which are one thing to the reader of their ratios. Runs in a page.
import { applyResults } from '../utils/queue/apply-results.ts';
import type { Capture } from '../utils/queue/database.ts';
import { findLocalStates } from '../utils/queue/known.ts';
import { claim } from '../utils/queue/lease.ts';
import { storeCapture } from '../utils/queue/store-capture.ts';
import { addToTotals, readTotals } from '../utils/queue/totals.ts';
import { countMade, createCapture, deps, openEmpty, type Pairs, pair, ROWS, time } from './in-page.ts';

let databases = 0;

const done = (transaction: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
const answer = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** A bare database: packed records, rows by key, rows with a state index, one lease record. */
async function openBare(): Promise<IDBDatabase> {
  databases += 1;
  const request = indexedDB.open(`bare-${databases}`, 1);
  request.onupgradeneeded = () => {
    for (const name of ['packed', 'rows']) request.result.createObjectStore(name, { autoIncrement: true });
    request.result.createObjectStore('outbox', { autoIncrement: true }).createIndex('state', 'state');
    request.result.createObjectStore('lease', { keyPath: 'id' });
  };
  return answer(request);
}
const write = (database: IDBDatabase, stores: string[], work: (transaction: IDBTransaction) => void) => {
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  work(transaction);
  return done(transaction);
};
const addRows = (store: IDBObjectStore, leads: readonly object[]) => {
  for (const lead of leads) store.add({ ...lead, state: 'waiting' });
};
const deleteRows = (store: IDBObjectStore, keys: readonly IDBValidKey[]) => {
  for (const key of keys) store.delete(key);
};
/** G6: a page of 25 stored, beside one bare packed record; `isWaiting`: with people in the queue, so duplicates are looked for. */
export async function storing(rounds: number, isWaiting: boolean): Promise<Pairs> {
  const [queue, bare] = [await openEmpty(), await openBare()];
  const store = async () => {
    if (!isWaiting) await Promise.all(queue.tables.map((table) => table.clear()));
    const capture = createCapture();
    return time(() => storeCapture(queue, capture, deps));
  };
  const packed = () => {
    const capture = createCapture();
    return time(() => write(bare, ['packed'], (transaction) => transaction.objectStore('packed').add(capture)));
  };
  return pair(rounds, store, packed);
}

/** G6: the same, beside 25 rows put one by one in one transaction. */
export async function storingRows(rounds: number): Promise<Pairs> {
  const [queue, bare] = [await openEmpty(), await openBare()];
  const store = () => {
    const capture = createCapture();
    return time(() => storeCapture(queue, capture, deps));
  };
  const rows = () => {
    const { leads } = createCapture();
    return time(() => write(bare, ['outbox'], (tx) => addRows(tx.objectStore('outbox'), leads)));
  };
  return pair(rounds, store, rows);
}

/** G7: 10,000 people of a file, in the portions in which they are imported, beside as many raw puts in one transaction. */
export async function importing(rounds: number, people: number): Promise<Pairs> {
  const store = async () => {
    const queue = await openEmpty();
    const captures = Array.from({ length: people / 500 }, () => createCapture(500));
    const taken = await time(async () => {
      for (const capture of captures) await storeCapture(queue, capture, deps);
    });
    await queue.delete();
    return taken;
  };
  const rows = async () => {
    const bare = await openBare();
    const { leads } = createCapture(people);
    return time(() => write(bare, ['rows'], (tx) => addRows(tx.objectStore('rows'), leads)));
  };
  return pair(rounds, store, rows);
}

/** G8: 500 people claimed and acknowledged, beside rows by key range with one lease record, and a state-index outbox. */
export async function claiming(rounds: number, beside: 'range' | 'state'): Promise<Pairs> {
  const [queue, bare] = [await openEmpty(), await openBare()];
  const ours = async () => {
    for (let page = 0; page < 20; page += 1) await storeCapture(queue, createCapture(), deps);
    return time(async () => {
      const claimed = await claim(queue, 500, Date.now());
      if (!claimed) throw new Error('nothing to claim');
      const refs = claimed.captures.flatMap(({ leads }) => leads.map(({ clientRef }) => clientRef));
      const results = new Map(refs.map((clientRef) => [clientRef, { clientRef, status: 'created' as const }]));
      await applyResults(queue, claimed, results, Date.now());
    });
  };
  const store = beside === 'range' ? 'rows' : 'outbox';
  const theirs = async () => {
    const { leads } = createCapture(500);
    await write(bare, [store], (tx) => addRows(tx.objectStore(store), leads));
    return time(beside === 'range' ? byRange : byState);
  };
  const byRange = async () => {
    let keys: IDBValidKey[] = [];
    await write(bare, ['rows', 'lease'], (tx) => {
      tx.objectStore('rows').getAllKeys(null, 500).onsuccess = ({ target }) => {
        keys = (target as IDBRequest<IDBValidKey[]>).result;
      };
      tx.objectStore('rows').getAll(null, 500);
      tx.objectStore('lease').put({ id: 1, until: Date.now() });
    });
    await write(bare, ['rows', 'lease'], (tx) => {
      tx.objectStore('rows').delete(IDBKeyRange.bound(keys[0], keys.at(-1)));
      tx.objectStore('lease').delete(1);
    });
  };
  const byState = async () => {
    const claimed: IDBValidKey[] = [];
    await write(bare, ['outbox'], (tx) => {
      tx.objectStore('outbox').index('state').openCursor('waiting').onsuccess = ({ target }) => {
        const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
        if (!cursor || claimed.length >= 500) return;
        claimed.push(cursor.primaryKey);
        cursor.update({ ...cursor.value, state: 'leased', until: Date.now() });
        cursor.continue();
      };
    });
    await write(bare, ['outbox'], (tx) => deleteRows(tx.objectStore('outbox'), claimed));
  };
  return pair(rounds, ours, theirs);
}

/** G16, G17: with so many people waiting: bytes of heap that reading the sums and a page's states adds; a look-up beside a scan. */
export async function withMany(people: number, rounds: number): Promise<{ pairs: Pairs; heap: number }> {
  const queue = await openEmpty();
  for (let sofar = 0; sofar < people; sofar += 40 * ROWS) {
    const captures = Array.from({ length: 40 }, () => {
      const { leads, ...seen } = createCapture();
      const keys = leads.flatMap(({ lead }) => lead.identityKeys);
      return { keys, leads: leads.map((lead) => ({ ...lead, clientRef: deps.randomUUID() })), ...seen };
    });
    await queue.captures.bulkAdd(captures as Capture[]);
    await queue.transaction('rw', queue.control, () => addToTotals(queue, { waiting: 40 * ROWS }));
  }
  const { gc, performance: clock } = globalThis as unknown as {
    gc: () => void;
    performance: { memory: { usedJSHeapSize: number } };
  };
  const heapNow = () => {
    gc();
    return clock.memory.usedJSHeapSize;
  };
  const wanted = () =>
    Array.from({ length: ROWS }, () => `vanity:invented-person-${countMade() - Math.floor(Math.random() * people)}`);
  await readTotals(queue);
  const before = heapNow();
  for (let time = 0; time < 20; time += 1) {
    await readTotals(queue);
    await findLocalStates(queue, wanted());
  }
  const heap = heapNow() - before;
  const look = () => time(() => findLocalStates(queue, wanted()));
  const scan = () =>
    time(() => {
      const keys = new Set(wanted());
      return queue.captures.each(({ leads }) =>
        leads.filter(({ lead }) => lead.identityKeys.some((key) => keys.has(key))),
      );
    });
  return { pairs: await pair(rounds, look, scan), heap };
}
