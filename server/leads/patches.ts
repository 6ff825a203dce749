import type { Placed } from './store.ts';

/** What a batch says of one lead: per field the newest capture, with which one it was. */
export interface Patch {
  readonly id: string;
  readonly kind: Placed['kind'];
  readonly fields: Record<string, unknown>;
  readonly provenance: Record<string, { by: 'capture'; at: string; ref: string }>;
  /** the earliest capture of the batch */
  first: string;
}

/** One patch per lead, whatever number of captures show it. Of two captures of one moment the later in the batch counts. */
export function createPatches(leads: readonly Placed[]): Patch[] {
  const patches = new Map<string, Patch>();
  for (const { leadId: id, kind, fields, capturedAt: at, clientRef: ref } of leads.toSorted(
    (a, b) => a.place - b.place,
  )) {
    const patch = patches.get(id) ?? { id, kind, fields: {}, provenance: {}, first: at };
    patches.set(id, patch);
    if (at < patch.first) patch.first = at;
    for (const [field, value] of Object.entries(fields)) {
      const before = patch.provenance[field];
      if (value === undefined || (before && before.at > at)) continue;
      patch.fields[field] = value;
      patch.provenance[field] = { by: 'capture', at, ref };
    }
  }
  return [...patches.values()];
}
