import type { QueueDatabase } from './database.ts';

export interface Refusal {
  clientRef: string;
  name: string;
  /** the service's problem code */
  code: string;
  detail?: string;
}

/** Leads that the CRM refused and that wait for the user; at most `limit`. */
export async function recentRefusals(queue: QueueDatabase, limit: number): Promise<Refusal[]> {
  const waiting = await queue.exceptions
    .filter((exception) => exception.nextAt === undefined)
    .limit(limit)
    .toArray();
  return waiting.map(({ clientRef, queued, problem }) => ({
    clientRef,
    name: queued.lead.name.shown,
    code: problem.code,
    ...(problem.detail && { detail: problem.detail }),
  }));
}
