/**
 * Whether two sets of identity keys name one LinkedIn member. Any key in common: the same. The same kind of key with
 * other values: another. Nothing to compare: unknown, which is no contradiction.
 */
export function compareMembers(one: readonly string[], other: readonly string[]): 'same' | 'other' | 'unknown' {
  if (one.some((key) => other.includes(key))) return 'same';
  const kinds = new Set(one.map(kindOf));
  return other.some((key) => kinds.has(kindOf(key))) ? 'other' : 'unknown';
}

const kindOf = (key: string) => key.slice(0, key.indexOf(':'));
