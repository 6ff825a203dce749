import { lookup } from '../../utils/crm/calls.ts';
import type { CrmClient } from '../../utils/crm/client.ts';
import type { Keep } from '../../utils/link/same-account.ts';
import type { Suppression } from '../../utils/link/suppression.ts';
import type { QueueDatabase } from '../../utils/queue/database.ts';
import { dropPeople } from '../../utils/queue/drop-people.ts';
import { findLocalStates } from '../../utils/queue/known.ts';
import { type CaptureOutcome, type CaptureRequest, storeCapture } from '../../utils/queue/store-capture.ts';

/** What is known of people, here and at the service, and how they come into the queue: never those who must not. */
export function createPeople(deps: {
  queue: () => QueueDatabase;
  suppression: Suppression;
  call: CrmClient;
  /** the user lets people be sent to the service: asking it about them sends who they are */
  maySend: () => Promise<boolean>;
  sameAccount: () => Promise<Keep>;
  /** has the worker woken, should it be stopped between storing people and sending them */
  expectPush: () => Promise<unknown>;
  now: () => number;
  randomUUID: () => string;
}) {
  const { queue, suppression } = deps;
  return {
    /** Asks the service, and obeys at once: whoever must not be captured is erased here, too. */
    async lookup(keys: string[]) {
      if (!(await deps.maySend())) return { ok: false, failure: { kind: 'unavailable', reached: false } } as const;
      const keep = await deps.sameAccount();
      const answer = await lookup(deps.call, keys);
      if (!answer.ok) return answer;
      const suppressed = answer.value.flatMap((one) => (one.state === 'suppressed' ? [one.identityKey] : []));
      const free = answer.value.flatMap((one) => (one.state === 'suppressed' ? [] : [one.identityKey]));
      await keep(async () => {
        await suppression.learn({ suppressed, free });
        if (suppressed.length > 0) await dropPeople(queue(), suppressed);
      });
      return answer;
    },
    async findLocal(keys: string[]) {
      const [known, suppressed] = await Promise.all([findLocalStates(queue(), keys), suppression.find(keys)]);
      for (const key of suppressed) known.set(key, { state: 'suppressed' });
      return known;
    },
    /** Queues people, except those who must not be captured: nothing of them is stored. */
    async store(request: CaptureRequest): Promise<CaptureOutcome> {
      const suppressed = await suppression.find(request.leads.flatMap(({ lead }) => lead.identityKeys));
      const leads = request.leads.filter(({ lead }) => !lead.identityKeys.some((key) => suppressed.has(key)));
      if (leads.length === 0) return { ok: true, captured: 0, duplicates: 0 };
      const [, outcome] = await Promise.all([deps.expectPush(), storeCapture(queue(), { ...request, leads }, deps)]);
      return outcome;
    },
  };
}
