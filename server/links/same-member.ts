/** Whether two sets of identity keys are one member's: they share a key, and no lasting id contradicts. */
export function isSameMember(linked: readonly string[], shown: readonly string[]): boolean {
  const kindOf = (key: string) => key.slice(0, key.indexOf(':'));
  const contradicts = ['member', 'sales', 'urn'].some((kind) => {
    const ours = linked.filter((key) => kindOf(key) === kind);
    const theirs = shown.filter((key) => kindOf(key) === kind);
    return ours.length > 0 && theirs.length > 0 && !theirs.some((key) => ours.includes(key));
  });
  return !contradicts && shown.some((key) => linked.includes(key));
}
