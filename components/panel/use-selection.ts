import { useMemo, useState } from 'react';
import type { PanelRow } from '../../utils/messaging/protocol.ts';

export interface Selection {
  /** keys of the selected rows, in the page's order */
  keys: string[];
  has(key: string): boolean;
  set(key: string, selected: boolean): void;
  all(): void;
  none(): void;
}

/** Which rows are selected. A row that is no longer new falls out by itself. */
export function useSelection(rows: PanelRow[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return useMemo(() => {
    const selectable = rows.filter((row) => row.state === 'new').map((row) => row.key);
    const keys = selectable.filter((key) => chosen.has(key));
    const current = new Set(keys);
    return {
      keys,
      has: (key) => current.has(key),
      set(key, selected) {
        const next = new Set(current);
        if (selected) next.add(key);
        else next.delete(key);
        setChosen(next);
      },
      all: () => setChosen(new Set(selectable)),
      none: () => setChosen(new Set()),
    };
  }, [rows, chosen]);
}
