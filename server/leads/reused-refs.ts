import type { Incoming } from './incoming.ts';
import type { Group } from './same-person.ts';

/** Leads of a batch whose clientRef stands earlier in it for somebody else: one clientRef is one capture of one person. */
export function findReusedRefs(groups: readonly Group[]): Set<Incoming> {
  const owners = new Map<string, Group>();
  const inOrder = groups
    .flatMap((group) => group.incoming.map((lead) => ({ lead, group })))
    .sort((a, b) => a.lead.place - b.lead.place);
  const reused = new Set<Incoming>();
  for (const { lead, group } of inOrder) {
    const owner = owners.get(lead.clientRef);
    if (owner === undefined) owners.set(lead.clientRef, group);
    else if (owner !== group) reused.add(lead);
  }
  return reused;
}
