import type { Acknowledged, QueueDatabase, QueuedLead, QueueException } from './database.ts';
import { type Claim, settle } from './lease.ts';
import { type Acknowledgement, afterAnswer, type LeadResult, type Sent } from './state-machine.ts';
import { addToTotals } from './totals.ts';

/**
 * Writes the results of one claim: acknowledged leads leave the queue (key and date stay, the payload goes), refused and
 * waiting ones become exceptions. Applied only where the fence still matches.
 * @returns how many were acknowledged and refused; undefined where another drain has taken over
 */
export async function applyResults(
  queue: QueueDatabase,
  claim: Claim,
  results: ReadonlyMap<string, LeadResult>,
  now: number,
): Promise<{ pushed: number; refused: number } | undefined> {
  const tables = [queue.leases, queue.captures, queue.exceptions, queue.acknowledged, queue.control];
  return queue.transaction('rw', tables, async () => {
    if (!(await queue.leases.get(claim.fence))) return undefined;

    const done: Acknowledged[] = [];
    let suppressed = 0; // of whom nothing is kept
    const exceptions: QueueException[] = [];
    const settled: string[] = [];
    const sort = (sent: Sent) => {
      const result = results.get(sent.queued.clientRef);
      if (result?.status === 'suppressed') {
        suppressed++;
        return undefined;
      }
      const left = afterAnswer(sent, result, now);
      if (left) exceptions.push(left);
      return left ? undefined : (result as Acknowledgement);
    };

    const at = new Date(now).toISOString();
    for (const { leads, source, capturedAt } of claim.captures) {
      const acknowledged = leads.flatMap((queued) => {
        const result = sort({ queued, source, capturedAt, attempts: 0 });
        return result ? [{ queued, result }] : [];
      });
      if (acknowledged.length > 0) done.push(toAcknowledged(acknowledged, at, capturedAt));
    }
    for (const { queued, source, capturedAt, attempts, clientRef } of claim.exceptions) {
      settled.push(clientRef);
      const result = sort({ queued, source, capturedAt, attempts });
      if (result) done.push(toAcknowledged([{ queued, result }], at, capturedAt));
    }

    const refused = exceptions.filter(({ nextAt }) => nextAt === undefined).length;
    const pushed = done.reduce((sum, { leads }) => sum + leads.length, 0);
    const first = claim.captures[0];
    const last = claim.captures.at(-1);
    if (first && last) await queue.captures.where('id').between(first.id, last.id, true, true).delete();
    if (settled.length > 0) await queue.exceptions.bulkDelete(settled);
    if (exceptions.length > 0) await queue.exceptions.bulkPut(exceptions);
    if (done.length > 0) await queue.acknowledged.bulkAdd(done);
    await settle(queue, claim.fence, now);
    await addToTotals(queue, { waiting: -(pushed + refused + suppressed), refused, pushed });
    return { pushed, refused };
  });
}

const toAcknowledged = (leads: { queued: QueuedLead; result: Acknowledgement }[], at: string, capturedAt: string) =>
  ({
    keys: leads.flatMap(({ queued }) => queued.lead.identityKeys),
    leads: leads.map(({ queued, result: { clientRef, status, recordId } }) => ({
      clientRef,
      keys: queued.lead.identityKeys,
      status,
      ...(recordId && { recordId }),
    })),
    at,
    capturedAt,
  }) as Acknowledged;
