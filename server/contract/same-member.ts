/** A member has one of each for life. */
const lasting = ['member', 'sales', 'urn'];

/**
 * Whether two sets of identity keys name one LinkedIn member. Lasting ids that contradict: another, whatever else is in
 * common, for a vanity name can pass to somebody else. Else any key in common: the same. Else another vanity name: another.
 * Nothing of one kind to compare: unknown, which is no contradiction. Pure, and the same for the service and the extension.
 */
export function compareMembers(one: readonly string[], other: readonly string[]): 'same' | 'other' | 'unknown' {
  const differIn = (kind: string) => {
    const [ours, theirs] = [one, other].map((keys) => keys.filter((key) => key.startsWith(`${kind}:`)));
    return ours?.length && theirs?.length && !theirs.some((key) => ours.includes(key));
  };
  if (lasting.some(differIn)) return 'other';
  if (one.some((key) => other.includes(key))) return 'same';
  return differIn('vanity') ? 'other' : 'unknown';
}
