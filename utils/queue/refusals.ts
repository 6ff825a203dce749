import type { QueueDatabase, QueueException } from './database.ts';

export interface Refusal {
  clientRef: string;
  name: string;
  /** the service's problem code */
  code: string;
  detail?: string;
}

/** Refused leads that wait for the user; at most `limit`. Found by index: what waits beside them is not read. */
export async function recentRefusals(queue: QueueDatabase, limit: number): Promise<Refusal[]> {
  const refused = await queue.exceptions.where('refusedFor').above('').limit(limit).toArray();
  return refused.map(({ clientRef, queued, problem }) => ({
    clientRef,
    name: queued.lead.name.shown,
    code: problem.code,
    ...(problem.detail && { detail: problem.detail }),
  }));
}

/** Refused leads of one kind: all that share the reason. */
export interface RefusalKind {
  code: string;
  count: number;
  /** the first of them */
  shown: QueueException[];
}

/**
 * Refused leads by why they were refused, with the first `limit` of each.
 * @param limits how many of a kind are wanted, where it is not `limit`
 */
export async function listRefusals(
  queue: QueueDatabase,
  limit: number,
  limits: ReadonlyMap<string, number> = new Map(),
): Promise<RefusalKind[]> {
  return queue.transaction('r', queue.exceptions, async () => {
    const codes = (await queue.exceptions.orderBy('refusedFor').uniqueKeys()) as string[];
    return Promise.all(
      codes.map(async (code) => {
        const kind = () => queue.exceptions.where('refusedFor').equals(code); // a Collection remembers its limit
        const [count, shown] = await Promise.all([
          kind().count(),
          kind()
            .limit(limits.get(code) ?? limit)
            .toArray(),
        ]);
        return { code, count, shown };
      }),
    );
  });
}
