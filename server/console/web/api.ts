import type { Problem } from '../../contract/problem.ts';

export type Answered<T> = { value: T } | { problem: Pick<Problem, 'code' | 'title' | 'detail'> };

const unreachable = { code: 'database-unavailable', title: '', detail: '' } as const;

/** Asks the service. Failures are values: a page that cannot reach it says so instead of breaking. */
export async function ask<T>(
  path: string,
  init: { method?: string; body?: unknown; signal?: AbortSignal } = {},
): Promise<Answered<T>> {
  const { method = 'GET', body, signal } = init;
  try {
    const response = await fetch(path, {
      method,
      ...(signal && { signal }),
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const value = response.status === 204 ? undefined : await response.json();
    return response.ok ? { value: value as T } : { problem: value };
  } catch (error) {
    if (signal?.aborted) throw error;
    return { problem: unreachable };
  }
}
