import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { findLocalStates } from '../../utils/queue/known.ts';
import { claim } from '../../utils/queue/lease.ts';
import { findQueueFault, openQueue } from '../../utils/queue/open-queue.ts';
import { listRefusals } from '../../utils/queue/refusals.ts';
import { schema } from '../../utils/queue/schema.ts';
import { readTotals } from '../../utils/queue/totals.ts';

/** What version 1 was when it was given out: written down here, so that nobody edits it unseen. */
const version1 = {
  captures: '++id, *keys',
  leases: 'fence',
  exceptions: 'clientRef, *keys, nextAt',
  acknowledged: '++id, *keys',
  control: 'name',
};

const lead = (key: string) => ({ kind: 'person', identityKeys: [key], name: { shown: `Person ${key}` } });
const source = { url: 'https://www.linkedin.com/search/results/people/?keywords=plant', page: 'people-search' };
const capturedAt = '2026-11-20T08:00:00.000Z';
const queued = (key: string) => ({ clientRef: `ref-${key}`, place: 1, lead: lead(key) });

const before: Record<string, object[]> = {
  captures: [{ id: 7, keys: ['vanity:a'], leads: [queued('vanity:a')], source, capturedAt }],
  leases: [{ fence: 3, from: 1, to: 2, refs: [], until: 5 }],
  exceptions: [
    {
      ...{ clientRef: 'ref-vanity:b', keys: ['vanity:b'], queued: queued('vanity:b'), source, capturedAt },
      ...{ attempts: 2, problem: { code: 'lead-invalid' } },
    },
  ],
  acknowledged: [
    { id: 4, keys: ['vanity:c'], leads: [{ clientRef: 'r', keys: ['vanity:c'], status: 'created' }], at: capturedAt },
  ],
  control: [
    { name: 'totals', waiting: 1, refused: 1, pushed: 1 },
    { name: 'pace', lastFence: 3, attempts: 0, notBefore: 0 },
  ],
};

it('a queue of version 1 opens as version 3 with everything in it, and goes on working', async () => {
  const storage = { indexedDB: new IDBFactory(), IDBKeyRange };
  const old = new Dexie('migrated', storage);
  old.version(1).stores(version1);
  await Promise.all(Object.entries(before).map(([table, rows]) => old.table(table).bulkAdd(rows)));
  old.close();

  const queue = openQueue('migrated', storage);
  for (const [table, rows] of Object.entries(before)) {
    const key = queue.table(table).schema.primKey.keyPath as keyof object;
    const byKey = (one: object, other: object) => (one[key] < other[key] ? -1 : 1);
    const now = await queue.table(table).toArray();
    expect(now.map(({ refusedFor: _, ...row }) => row).sort(byKey)).toEqual([...rows].sort(byKey));
  }
  expect([queue.verno, await queue.searches.count(), await queue.seen.count()]).toEqual([3, 0, 0]);
  expect(await listRefusals(queue, 10)).toMatchObject([{ code: 'lead-invalid', count: 1 }]);
  expect(await readTotals(queue)).toEqual({ waiting: 1, refused: 1, pushed: 1 });
  expect(Object.fromEntries(await findLocalStates(queue, ['vanity:a', 'vanity:b', 'vanity:c']))).toMatchObject({
    'vanity:a': { state: 'queued' },
    'vanity:b': { state: 'refused', reason: 'lead-invalid' },
    'vanity:c': { state: 'in-crm' },
  });
  expect(await claim(queue, 500, Date.parse(capturedAt))).toMatchObject({ fence: 4, captures: [{ id: 7 }] });
});

it('what was given out stands as it was', () => {
  const version2 = { searches: '++id, key, lastAt', seen: 'searchId' };
  const version3 = {
    exceptions: 'clientRef, *keys, nextAt, refusedFor',
    dropped: 'clientRef, dropId, droppedAt',
    repairs: '++id, sent',
  };
  expect(schema).toEqual([version1, version2, version3]);
});

describe('an upgrade with thousands of leads in the queue', () => {
  const storage = () => ({ indexedDB: new IDBFactory(), IDBKeyRange });
  const exception = (index: number) => ({
    ...{
      clientRef: `ref-${index}`,
      keys: [`vanity:p${index}`],
      queued: queued(`vanity:p${index}`),
      source,
      capturedAt,
    },
    ...{ attempts: 1, problem: { code: index % 2 ? 'lead-invalid' : 'no-result' } },
    ...(index % 2 === 0 && { nextAt: index }),
  });
  const MANY = 2500;

  async function fillVersion2(options: ReturnType<typeof storage>) {
    const old = new Dexie('migrated', options);
    old.version(1).stores(version1);
    old.version(2).stores({ searches: '++id, key, lastAt', seen: 'searchId' });
    await old.table('exceptions').bulkAdd(Array.from({ length: MANY }, (_, index) => exception(index)));
    await old.table('captures').bulkAdd(before.captures ?? []);
    old.close();
    return old;
  }

  it('marks every refused lead, and no waiting one', async () => {
    const options = storage();
    await fillVersion2(options);
    const queue = openQueue('migrated', options);
    expect(await listRefusals(queue, 1)).toMatchObject([{ code: 'lead-invalid', count: MANY / 2 }]);
    expect(await queue.exceptions.count()).toBe(MANY);
    expect(await claim(queue, 500, 0)).toMatchObject({ captures: [{ id: 7 }] });
  });

  it('that throws in the middle leaves everything as it was, and says so', async () => {
    const options = storage();
    await fillVersion2(options);
    const put = Reflect.get(IDBObjectStore.prototype, 'put') as IDBObjectStore['put'];
    let left = 700;
    IDBObjectStore.prototype.put = function (...given) {
      if (left-- <= 0) throw new Error('thrown in the upgrade');
      return put.apply(this, given);
    };
    const failed = openQueue('migrated', options);
    const fault = await failed.exceptions.count().catch((error: unknown) => error);
    IDBObjectStore.prototype.put = put;
    failed.close();
    expect(findQueueFault(fault)?.code).toBe('queue-not-upgraded');

    const old = new Dexie('migrated', options);
    await old.open();
    expect([old.verno, await old.table('exceptions').count()]).toEqual([2, MANY]);
    expect(
      await old
        .table('exceptions')
        .filter(({ refusedFor }) => refusedFor !== undefined)
        .count(),
    ).toBe(0);
    old.close();
    expect(await openQueue('migrated', options).exceptions.count()).toBe(MANY);
  });

  it('old code does not touch what a newer version has written, and says so', async () => {
    const options = storage();
    const newer = new Dexie('migrated', options);
    for (const [index, stores] of schema.entries()) newer.version(index + 1).stores(stores);
    newer.version(schema.length + 1).stores({ captures: '++id, *keys, when' });
    await newer.table('captures').add(before.captures?.[0]);
    newer.close();

    const queue = openQueue('migrated', options);
    for (const use of [() => queue.captures.count(), () => claim(queue, 500, 0), () => readTotals(queue)]) {
      const fault = await use().catch((error: unknown) => error);
      expect(findQueueFault(fault)?.code).toBe('queue-newer');
    }
  });
});
