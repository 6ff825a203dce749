import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { openQueue, schema } from '../../utils/queue/database.ts';
import { findLocalStates } from '../../utils/queue/known.ts';
import { claim } from '../../utils/queue/lease.ts';
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

it('a queue of version 1 opens as version 2 with everything in it, and goes on working', async () => {
  const storage = { indexedDB: new IDBFactory(), IDBKeyRange };
  const old = new Dexie('migrated', storage);
  old.version(1).stores(version1);
  await Promise.all(Object.entries(before).map(([table, rows]) => old.table(table).bulkAdd(rows)));
  old.close();

  const queue = openQueue('migrated', storage);
  for (const [table, rows] of Object.entries(before)) {
    const key = queue.table(table).schema.primKey.keyPath as keyof object;
    const byKey = (one: object, other: object) => (one[key] < other[key] ? -1 : 1);
    expect((await queue.table(table).toArray()).sort(byKey)).toEqual([...rows].sort(byKey));
  }
  expect([queue.verno, await queue.searches.count(), await queue.seen.count()]).toEqual([2, 0, 0]);
  expect(await readTotals(queue)).toEqual({ waiting: 1, refused: 1, pushed: 1 });
  expect(await findLocalStates(queue, ['vanity:a', 'vanity:b', 'vanity:c'])).toEqual(
    new Map<string, object>([
      ['vanity:a', { state: 'queued' }],
      ['vanity:b', { state: 'refused', reason: 'lead-invalid' }],
      ['vanity:c', { state: 'in-crm' }],
    ]),
  );
  expect(await claim(queue, 500, Date.parse(capturedAt))).toMatchObject({ fence: 4, captures: [{ id: 7 }] });
});

it('what was given out stands as it was', () => {
  expect(schema).toEqual([version1, { searches: '++id, key, lastAt', seen: 'searchId' }]);
});
