import type { Table, Transaction } from 'dexie';

/** What each version added. Frozen: a version that people have is never edited, a change is a new one. */
export const schema = [
  {
    captures: '++id, *keys',
    leases: 'fence',
    exceptions: 'clientRef, *keys, nextAt',
    acknowledged: '++id, *keys',
    control: 'name',
  },
  { searches: '++id, key, lastAt', seen: 'searchId' },
  {
    exceptions: 'clientRef, *keys, nextAt, refusedFor',
    dropped: 'clientRef, dropId, droppedAt',
    repairs: '++id, sent',
  },
] as const;

/** What each version does to the rows that are there, by its number; in the transaction that changes the schema. */
export const upgrades: Record<number, (transaction: Transaction) => Promise<void>> = {
  /** Refused leads are found by why they were refused. */
  3: (transaction) => inParts(transaction.table('exceptions'), markRefused),
};

interface Exception {
  clientRef: string;
  nextAt?: number;
  problem: { code: string };
}

const markRefused = (exception: Exception) =>
  exception.nextAt === undefined ? { ...exception, refusedFor: exception.problem.code } : undefined;

const PART = 1000;

/** Rewrites the rows that `change` gives anew, a thousand at a time: a queue of any size fits into memory. */
async function inParts<Row extends object>(table: Table<Row>, change: (row: Row) => Row | undefined) {
  const key = table.schema.primKey.keyPath as keyof Row;
  for (let after: unknown; ; ) {
    const from = after === undefined ? table.toCollection() : table.where(':id').above(after);
    const rows = await from.limit(PART).toArray();
    const changed = rows.flatMap((row) => change(row) ?? []);
    if (changed.length > 0) await table.bulkPut(changed);
    if (rows.length < PART) return;
    after = rows.at(-1)?.[key];
  }
}
