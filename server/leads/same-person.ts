import type { Incoming } from './incoming.ts';

/** A lead that the CRM holds and that some key of the batch points to, with all its keys. */
export interface StoredLead {
  readonly id: string;
  readonly keys: readonly string[];
}

/** Incoming leads that are one person (or company), and the stored leads that they are. */
export interface Group {
  readonly incoming: Incoming[];
  /** Oldest first: the first one stays, the others are merged into it. */
  readonly stored: StoredLead[];
}

// A member has one of each for life. A vanity name can be changed, and taken by somebody else afterwards.
const lasting = ['member:', 'sales:', 'urn:'] as const;
const lastingKeys = (keys: Iterable<string>) => [...keys].filter((key) => lasting.some((kind) => key.startsWith(kind)));

/** Whether two sets of keys belong to two members: each has one of a kind that lasts, and not the same. */
export const contradicts = (a: Iterable<string>, b: Iterable<string>) =>
  lastingKeys(a).some((key) => {
    const kind = `${key.split(':')[0]}:`;
    const others = [...b].filter((other) => other.startsWith(kind));
    return others.length > 0 && !others.includes(key);
  });

interface Cluster extends Group {
  readonly keys: Set<string>;
}

/**
 * Finds who is who: leads that share a key are one, also through a third. A lead that would tie two members with
 * different lasting ids together belongs to neither: it is a conflict, never a guess. Stored leads come oldest first.
 */
export function groupSamePeople(
  batch: readonly Incoming[],
  stored: readonly StoredLead[],
): { groups: Group[]; conflicts: Incoming[] } {
  const clusters = new Set<Cluster>();
  const byKey = new Map<string, Cluster>();
  const conflicts: Incoming[] = [];
  const add = (cluster: Cluster) => {
    clusters.add(cluster);
    for (const key of cluster.keys) byKey.set(key, cluster);
  };
  for (const lead of stored) add({ incoming: [], stored: [lead], keys: new Set(lead.keys) });

  for (const lead of batch) {
    const met = [...new Set(lead.keys.map((key) => byKey.get(key)).filter((cluster) => cluster !== undefined))];
    const sides = [lead.keys, ...met.map((cluster) => cluster.keys)];
    if (sides.some((a, i) => sides.some((b, j) => i < j && contradicts(a, b)))) {
      conflicts.push(lead);
      continue;
    }
    for (const cluster of met) clusters.delete(cluster);
    const kept = met.flatMap((cluster) => cluster.stored);
    add({
      incoming: [...met.flatMap((cluster) => cluster.incoming), lead],
      stored: stored.filter((candidate) => kept.includes(candidate)),
      keys: new Set(sides.flatMap((keys) => [...keys])),
    });
  }
  return { groups: [...clusters].filter((cluster) => cluster.incoming.length > 0), conflicts };
}
