import { MAX_KEYS_OF_A_LEAD } from '../contract/leads.ts';
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

export const tooManyKeys = `Together they would have more than ${MAX_KEYS_OF_A_LEAD} identity keys. Nothing was changed.`;

interface Cluster extends Group {
  readonly keys: Set<string>;
  readonly lasting: Set<string>;
}

/**
 * Finds who is who: leads that share a key are one, also through a third. A lead that would tie two members with
 * different lasting ids together belongs to neither: it is a conflict, never a guess. One that would give somebody more keys
 * than a lead may have is one too many. Stored leads come oldest first. Of two that become one the smaller goes into the
 * larger: no set of keys is copied as often as leads come.
 */
export function groupSamePeople(
  batch: readonly Incoming[],
  stored: readonly StoredLead[],
): { groups: Group[]; conflicts: Incoming[]; crowded: Incoming[] } {
  const ages = new Map(stored.map(({ id }, place) => [id, place]));
  const clusters = new Set<Cluster>();
  const byKey = new Map<string, Cluster>();
  const conflicts: Incoming[] = [];
  const crowded: Incoming[] = [];
  const open = (of: readonly StoredLead[]): Cluster => {
    const cluster: Cluster = { incoming: [], stored: [...of], keys: new Set(), lasting: new Set() };
    clusters.add(cluster);
    return cluster;
  };
  const addKeys = (cluster: Cluster, keys: Iterable<string>) => {
    for (const key of keys) {
      cluster.keys.add(key);
      byKey.set(key, cluster);
    }
    for (const key of lastingKeys(keys)) cluster.lasting.add(key);
  };
  for (const lead of stored) addKeys(open([lead]), lead.keys);

  for (const lead of batch) {
    const met = [...new Set(lead.keys.map((key) => byKey.get(key)).filter((cluster) => cluster !== undefined))];
    const sides = [lead.keys, ...met.map(({ lasting }) => lasting)];
    if (sides.some((a, i) => sides.some((b, j) => i < j && contradicts(a, b)))) {
      conflicts.push(lead);
      continue;
    }
    const added = lead.keys.filter((key) => !byKey.has(key));
    const [home = open([]), ...others] = met.toSorted((a, b) => b.keys.size - a.keys.size);
    const all = [home, ...others].reduce((count, { keys }) => count + keys.size, added.length);
    if (all > home.keys.size && all > MAX_KEYS_OF_A_LEAD) {
      crowded.push(lead);
      continue;
    }
    for (const other of others) {
      clusters.delete(other);
      addKeys(home, other.keys);
      home.incoming.push(...other.incoming);
      home.stored.push(...other.stored);
    }
    addKeys(home, added);
    home.incoming.push(lead);
  }
  const groups = [...clusters]
    .filter(({ incoming }) => incoming.length > 0)
    .map(({ incoming, stored: kept }) => ({
      incoming: incoming.sort((a, b) => a.place - b.place),
      stored: kept.sort((a, b) => (ages.get(a.id) ?? 0) - (ages.get(b.id) ?? 0)),
    }));
  return { groups, conflicts, crowded };
}
