/** Counts which named strategy won a field, so that a silent downgrade shows in the golden files. */
export interface Tally {
  readonly counts: Record<string, Record<string, number>>;
  win(field: string, strategy: string): void;
  /** Tries the strategies in order; the first that finds something wins and is counted. */
  first<T>(field: string, strategies: readonly (readonly [string, () => T | undefined])[]): T | undefined;
}

export function createTally(): Tally {
  const counts: Tally['counts'] = {};
  const win = (field: string, strategy: string) => {
    counts[field] ??= {};
    counts[field][strategy] = (counts[field][strategy] ?? 0) + 1;
  };
  return {
    counts,
    win,
    first(field, strategies) {
      for (const [name, find] of strategies) {
        const value = find();
        if (value === undefined) continue;
        win(field, name);
        return value;
      }
      return undefined;
    },
  };
}
