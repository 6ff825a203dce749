import { MAX_REPAIRS, repairCodes, repairedFields, type WireRepair } from '../../server/contract/repairs.ts';
import { postRepairs } from '../crm/calls.ts';
import type { CrmClient } from '../crm/client.ts';
import type { QueueDatabase } from '../queue/database.ts';
import { isQuotaExceeded } from '../queue/quota.ts';
import { markSent, type Repair, unsentRepairs } from '../queue/repair-log.ts';

/**
 * Sends the lines of what was done about refused leads that the service does not have yet, oldest first, until there are
 * none or one try fails: the next push goes on. Killed anywhere, a line is sent again and recorded once.
 */
export async function sendRepairs(deps: {
  queue: QueueDatabase;
  call: CrmClient;
  mayPush: () => Promise<boolean>;
  signal: AbortSignal;
}): Promise<void> {
  for (;;) {
    const lines = await unsentRepairs(deps.queue, MAX_REPAIRS);
    if (lines.length === 0 || !(await deps.mayPush())) return;
    const answer = await postRepairs(deps.call, lines.map(toWireRepair), deps.signal);
    if (!answer.ok || deps.signal.aborted) return;
    try {
      await markSent(deps.queue, lines);
    } catch (fault) {
      if (isQuotaExceeded(fault)) return; // sent again when there is room
      throw fault;
    }
  }
}

const isOne = <T extends string>(words: readonly T[], word: string): word is T => words.includes(word as T);

/** A line on the wire. A reason that the contract does not have is unknown to it; fields that it does not have are left out. */
const toWireRepair = ({ clientRef, at, action, code, leads, fields }: Repair): WireRepair => {
  const known = fields?.filter((field) => isOne(repairedFields, field));
  return {
    ...{ id: clientRef, at, action, leads },
    code: isOne(repairCodes, code) ? code : 'unknown',
    ...(known && known.length > 0 && { fields: known }),
  };
};
