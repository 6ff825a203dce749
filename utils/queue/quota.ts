/** Dexie aborts with AbortError and the quota as its inner cause. @see https://dexie.org/docs/DexieErrors/DexieError */
export function isQuotaExceeded(fault: unknown): boolean {
  for (let error = fault as { name?: string; inner?: unknown } | undefined; error; ) {
    if (error.name === 'QuotaExceededError') return true;
    error = error.inner as typeof error;
  }
  return false;
}

/** For what may be left undone for want of room: a page is shown also where its search cannot be remembered. */
export const unlessFull = <T>(work: Promise<T>): Promise<T | undefined> =>
  work.catch((fault) => {
    if (isQuotaExceeded(fault)) return undefined;
    throw fault;
  });
