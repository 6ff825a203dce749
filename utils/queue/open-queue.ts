import { Dexie } from 'dexie';
import type { QueueDatabase } from './database.ts';
import { isQuotaExceeded } from './quota.ts';
import { schema, upgrades } from './schema.ts';

/** Why the queue cannot be used. What it holds is as it was. */
export class QueueUnusable extends Error {
  readonly code: 'queue-newer' | 'queue-not-upgraded';
  constructor(code: QueueUnusable['code'], options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/**
 * Opens the queue. Strict durability: "saved" is said when the disk has it. Where a newer version has written it, or where
 * an upgrade throws, every use of it rejects, and the rows stay as they were.
 * @param name the database's name; `indexedDB` comes in for tests
 */
export function openQueue(
  name = 'leadferry-queue',
  options: { indexedDB?: IDBFactory; IDBKeyRange?: typeof IDBKeyRange } = {},
) {
  const database = new Dexie(name, {
    chromeTransactionDurability: 'strict',
    ...options,
    indexedDB: thisVersionOnly(options.indexedDB ?? globalThis.indexedDB),
  }) as QueueDatabase;
  schema.forEach((stores, index) => {
    const number = index + 1;
    const version = database.version(number).stores(stores);
    const upgrade = upgrades[number];
    if (!upgrade) return;
    version.upgrade((transaction) =>
      upgrade(transaction).catch((cause) => {
        throw isQuotaExceeded(cause) ? cause : new QueueUnusable('queue-not-upgraded', { cause });
      }),
    );
  });
  return database;
}

/** Finds the reason in what a use of the queue was rejected with, however deep Dexie has wrapped it. */
export function findQueueFault(fault: unknown): QueueUnusable | undefined {
  for (let error = fault as { inner?: unknown } | undefined; error; error = error.inner as typeof error) {
    if (error instanceof QueueUnusable) return error;
  }
  return undefined;
}

/**
 * Dexie opens a database that a newer version has written without asking for a version, and works on it as if it were its
 * own, even adding the indexes that it misses. Here that is refused before anything is touched.
 */
const thisVersionOnly = (factory: IDBFactory): IDBFactory => ({
  open(name, version) {
    if (version === undefined) throw new QueueUnusable('queue-newer');
    return factory.open(name, version);
  },
  deleteDatabase: (name) => factory.deleteDatabase(name),
  databases: () => factory.databases(),
  cmp: (first, second) => factory.cmp(first, second),
});
