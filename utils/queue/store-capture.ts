import type { Lead } from '../lead/lead.ts';
import type { Capture, CaptureSource, QueueDatabase, QueuedLead } from './database.ts';
import { findByKeys } from './find-by-keys.ts';
import { breakLeases, readLeases } from './lease.ts';
import { isQuotaExceeded } from './quota.ts';
import { addToTotals, readTotals } from './totals.ts';

export interface CaptureRequest {
  leads: { lead: Lead; place: number; url?: string }[];
  source: CaptureSource;
  /** ISO time */
  capturedAt: string;
}

export type CaptureOutcome = { ok: true; captured: number; duplicates: number } | { ok: false; code: 'storage-full' };

/**
 * Stores the rows of one page as one record in one strict transaction. Returns when the disk has it.
 * A person who waits already (by any identity key) is not queued again; what the new reading knows of who they are is
 * kept. Quota exhaustion keeps nothing of this capture and says so.
 */
export async function storeCapture(
  queue: QueueDatabase,
  request: CaptureRequest,
  deps: { now: () => number; randomUUID: () => string },
): Promise<CaptureOutcome> {
  try {
    return await queue.transaction('rw', [queue.captures, queue.exceptions, queue.leases, queue.control], async () => {
      const [{ waiting: people, refused }, leases] = await Promise.all([
        readTotals(queue),
        readLeases(queue, deps.now()),
      ]);
      const keys = request.leads.flatMap(({ lead }) => lead.identityKeys);
      const waiting = people + refused > 0 ? await findWaiting(queue, keys) : [];
      const fresh: QueuedLead[] = [];
      const changed = new Map<number, Capture>();
      let duplicates = 0;

      for (const { lead, place, url } of request.leads) {
        const twin = fresh.find((other) => overlaps(other.lead, lead));
        if (twin) {
          twin.lead.identityKeys = union(twin.lead, lead);
          duplicates++;
          continue;
        }
        const places = waiting.filter(({ keys }) => lead.identityKeys.some((key) => keys.includes(key)));
        const knowsMore = lead.identityKeys.some((key) => !places.some(({ keys }) => keys.includes(key)));
        const only = places.length === 1 ? places[0] : undefined;
        const movable = only?.capture && !leases.some(({ from, to }) => isBetween(only.capture?.id, from, to));
        if (places.length === 0 || (places.length > 1 && spansSeveral(places, lead)) || (knowsMore && !movable)) {
          // Two waiting leads that this reading shows to be one person go to the CRM with it, which merges them.
          fresh.push({ clientRef: deps.randomUUID(), place, ...(url && { url }), lead: { ...lead } });
          continue;
        }
        duplicates++;
        if (knowsMore && only?.capture) {
          const capture = changed.get(only.capture.id) ?? only.capture;
          const leads = capture.leads.map((queued) =>
            overlaps(queued.lead, lead)
              ? { ...queued, lead: { ...queued.lead, identityKeys: union(queued.lead, lead) } }
              : queued,
          );
          changed.set(capture.id, { ...capture, leads, keys: leads.flatMap((queued) => queued.lead.identityKeys) });
        }
      }

      if (changed.size > 0) {
        await queue.captures.bulkPut([...changed.values()]);
        // A lease over them has run out; an answer that comes late all the same knows nothing of what was added.
        await breakLeases(queue, [...changed.keys()], []);
      }
      if (fresh.length > 0) {
        await queue.captures.add({
          keys: fresh.flatMap(({ lead }) => lead.identityKeys),
          leads: fresh,
          source: request.source,
          capturedAt: request.capturedAt,
        } as Capture);
        await addToTotals(queue, { waiting: fresh.length });
      }
      return { ok: true, captured: fresh.length, duplicates };
    });
  } catch (fault) {
    if (isQuotaExceeded(fault)) return { ok: false, code: 'storage-full' };
    throw fault;
  }
}

/** A lead that waits: in a capture, or among the exceptions. */
interface Waiting {
  keys: string[];
  capture?: Capture;
}

async function findWaiting(queue: QueueDatabase, keys: string[]): Promise<Waiting[]> {
  const [captureIds, exceptionRefs] = await Promise.all([
    findByKeys(queue.captures, keys),
    // Seldom any: one question instead of one a key.
    queue.exceptions.count().then((count) => (count > 0 ? findByKeys(queue.exceptions, keys) : [])),
  ]);
  const [captures, exceptions] = await Promise.all([
    captureIds.length > 0 ? queue.captures.bulkGet(captureIds) : [],
    exceptionRefs.length > 0 ? queue.exceptions.bulkGet(exceptionRefs) : [],
  ]);
  return [
    ...captures.flatMap((capture) =>
      capture ? capture.leads.map((queued) => ({ keys: queued.lead.identityKeys, capture })) : [],
    ),
    ...exceptions.flatMap((exception) => (exception ? [{ keys: exception.keys }] : [])),
  ];
}

const isBetween = (id: number | undefined, from: number, to: number) => id !== undefined && id >= from && id <= to;
const overlaps = (one: Lead, other: Lead) => one.identityKeys.some((key) => other.identityKeys.includes(key));
const union = (one: Lead, other: Lead) => [...new Set([...one.identityKeys, ...other.identityKeys])];
/** True where no single waiting lead holds every key of this one. */
const spansSeveral = (places: Waiting[], lead: Lead) =>
  !places.some(({ keys }) => lead.identityKeys.every((key) => keys.includes(key)));
