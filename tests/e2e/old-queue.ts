export const MANY = 50_000;

/**
 * Makes the queue anew as version 2 left it: `count` people by themselves, half of them refused, half to be tried again,
 * and as many in captures as are refused: `count` wait, and half as many are refused. Runs in a page of the extension, by itself.
 */
export async function fillVersion2(count: number): Promise<void> {
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  await settled(indexedDB.deleteDatabase('leadferry-queue'));
  const opening = indexedDB.open('leadferry-queue', 20); // Dexie's version 2
  opening.onupgradeneeded = () => {
    const database = opening.result;
    const make = (name: string, key: IDBObjectStoreParameters, indexes: [string, boolean][] = []) => {
      const store = database.createObjectStore(name, key);
      for (const [index, multiEntry] of indexes) store.createIndex(index, index, { multiEntry });
    };
    make('captures', { keyPath: 'id', autoIncrement: true }, [['keys', true]]);
    make('leases', { keyPath: 'fence' });
    make('exceptions', { keyPath: 'clientRef' }, [
      ['keys', true],
      ['nextAt', false],
    ]);
    make('acknowledged', { keyPath: 'id', autoIncrement: true }, [['keys', true]]);
    make('control', { keyPath: 'name' });
    make('searches', { keyPath: 'id', autoIncrement: true }, [
      ['key', false],
      ['lastAt', false],
    ]);
    make('seen', { keyPath: 'searchId' });
  };
  const database = await settled(opening);
  const transaction = database.transaction(['captures', 'exceptions', 'control'], 'readwrite');
  const source = { url: 'https://www.linkedin.com/search/results/people/?keywords=plant', page: 'people-search' };
  const capturedAt = '2026-11-20T08:00:00.000Z';
  const refOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  const queued = (index: number) => ({
    ...{ clientRef: refOf(index), place: 1 },
    lead: { kind: 'person', identityKeys: [`vanity:p${index}`], name: { shown: `Person ${index}` } },
  });
  for (let index = 0; index < count; index++) {
    transaction.objectStore('exceptions').put({
      ...{
        clientRef: refOf(index),
        keys: [`vanity:p${index}`],
        queued: queued(index),
        source,
        capturedAt,
        attempts: 1,
      },
      ...(index % 2 ? { problem: { code: 'lead-conflict' } } : { nextAt: 0, problem: { code: 'no-result' } }),
    });
  }
  const half = Math.floor(count / 2);
  for (let page = 0; page < half / 25; page++) {
    const leads = Array.from({ length: 25 }, (_, place) => queued(count + page * 25 + place));
    const keys = leads.flatMap(({ lead }) => lead.identityKeys);
    transaction.objectStore('captures').put({ id: page + 1, keys, leads, source, capturedAt });
  }
  transaction.objectStore('control').put({ name: 'totals', waiting: count, refused: half, pushed: 0 });
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  database.close();
}

/**
 * Has the worker open the queue, and comes back when its upgrade has begun: whether it still goes on. While it does, nobody
 * else's opening of the queue gets through; another database is opened meanwhile, and opened `again` so often before it is
 * looked at once more. Runs in a page of the extension, by itself.
 */
export async function upgradeFor(again: number): Promise<boolean> {
  const opened = (name: string) =>
    new Promise<number>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => {
        resolve(request.result.version);
        request.result.close();
      };
      request.onerror = () => reject(request.error);
    });
  const during = async (opening: Promise<number>, times: number) => {
    let version: number | undefined;
    void opening.then((found) => {
      version = found;
    });
    for (let time = 0; time < times && version === undefined; time++) await opened('another');
    return version;
  };
  void chrome.runtime.sendMessage({ type: 'pushNow', data: {} }).catch(() => undefined);
  for (;;) {
    const opening = opened('leadferry-queue');
    const version = await during(opening, 50);
    if (version === undefined) return (await during(opening, again)) === undefined;
    if (version > 20) return false;
  }
}

/** How many rows each store holds, whatever version the database has. Runs in a page of the extension, by itself. */
export async function readStores() {
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await settled(indexedDB.open('leadferry-queue'));
  const exceptions = database.transaction('exceptions').objectStore('exceptions');
  const refused = exceptions.indexNames.contains('refusedFor')
    ? await settled(exceptions.index('refusedFor').count())
    : 0;
  const found = {
    version: database.version,
    exceptions: await settled(database.transaction('exceptions').objectStore('exceptions').count()),
    captures: await settled(database.transaction('captures').objectStore('captures').count()),
    refused,
  };
  database.close();
  return found;
}

/** The queue's own count. Runs in a page of the extension, by itself. */
export const readTotals = () =>
  new Promise<object>((resolve, reject) => {
    const opening = indexedDB.open('leadferry-queue');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('control').objectStore('control').get('totals');
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result);
      };
    };
  });
