import { useEffect, useState } from 'react';

/** Something remembered that can be watched: the shape of WXT's storage items. */
export interface Stored<T> {
  getValue(): Promise<T>;
  watch(onChange: (value: T) => void): () => void;
}

type Values<Items> = { [Name in keyof Items]: Items[Name] extends Stored<infer T> ? T : never };

/**
 * The values of stored items, kept up to date; undefined until all have been read, so that nothing flashes up half-known.
 * @param items must be the same object on every render
 */
// biome-ignore lint/suspicious/noExplicitAny: the items' value types differ
export function useStored<Items extends Record<string, Stored<any>>>(items: Items): Values<Items> | undefined {
  const [values, setValues] = useState<Values<Items>>();
  useEffect(() => {
    let stopped = false;
    // A change that arrives while the first values are being read is newer than they are.
    let changes: Partial<Values<Items>> = {};
    const stops = Object.entries(items).map(([name, item]) =>
      item.watch((value) => {
        changes = { ...changes, [name]: value };
        setValues((known) => known && { ...known, [name]: value });
      }),
    );
    const read = async ([name, item]: [string, Items[string]]) => [name, await item.getValue()] as const;
    Promise.all(Object.entries(items).map((entry) => read(entry as [string, Items[string]]))).then((entries) => {
      if (!stopped) setValues({ ...(Object.fromEntries(entries) as Values<Items>), ...changes });
    });
    return () => {
      stopped = true;
      for (const stop of stops) stop();
    };
  }, [items]);
  return values;
}
