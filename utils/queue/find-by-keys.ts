import Dexie, { type EntityTable, type Transaction } from 'dexie';

/**
 * The primary keys of the records that hold any of the keys, each once. All keys are asked for at once, below Dexie: its
 * `anyOf` walks a cursor, and one query a key costs a promise and a crossing each. Call it inside a transaction.
 */
export function findByKeys<T, K extends keyof T>(table: EntityTable<T, K>, keys: readonly string[]): Promise<T[K][]> {
  const { idbtrans } = Dexie.currentTransaction as Transaction & { idbtrans: IDBTransaction };
  const index = idbtrans.objectStore(table.name).index('keys');
  return new Dexie.Promise<T[K][]>((resolve) => {
    const found = new Set<T[K]>();
    const wanted = [...new Set(keys)];
    let left = wanted.length;
    if (left === 0) resolve([]);
    for (const key of wanted) {
      // Where a request fails the transaction does, and with it whatever waits for this.
      index.getAllKeys(key).onsuccess = ({ target }) => {
        for (const id of (target as IDBRequest<IDBValidKey[]>).result) found.add(id as T[K]);
        left -= 1;
        if (left === 0) resolve([...found]);
      };
    }
  }) as unknown as Promise<T[K][]>;
}
