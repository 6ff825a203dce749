import { compareMembers } from '../../server/contract/same-member.ts';
import type { MemberIdentity } from '../linkedin/extraction.ts';
import type { LinkedMember, OtherMember } from '../settings.ts';

export interface GuardDeps {
  otherMemberSeen: {
    getValue: () => Promise<OtherMember | null>;
    setValue: (seen: OtherMember | null) => Promise<unknown>;
  };
  now: () => number;
}

/**
 * Runs at every reading. A page that shows another member than the linked one stops capture, on every page, until a page
 * shows the linked member again. A page that shows nobody changes nothing.
 * @returns who was seen instead, or undefined where capture may go on
 */
export async function guardMember(
  deps: GuardDeps,
  linked: LinkedMember,
  viewer: MemberIdentity | undefined,
): Promise<OtherMember | undefined> {
  const verdict = viewer ? compareMembers(linked.identityKeys, viewer.identityKeys) : 'unknown';
  const seen = await deps.otherMemberSeen.getValue();
  if (verdict === 'unknown') return seen ?? undefined;
  if (verdict === 'same') {
    if (seen) await deps.otherMemberSeen.setValue(null);
    return undefined;
  }
  const name = viewer?.name?.shown;
  // Written once: pages that are open read again when this changes, and would never come to rest.
  if (seen && seen.name === name) return seen;
  const other: OtherMember = {
    ...(name && { name }),
    at: new Date(deps.now()).toISOString(),
  };
  await deps.otherMemberSeen.setValue(other);
  return other;
}
