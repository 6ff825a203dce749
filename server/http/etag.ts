/**
 * Whether a header of the If-Match kind names the tag (RFC 9110, 13.1): `*`, one tag or several. A weak one is never the
 * same as a strong one, except where the caller only asks whether to send the thing again (`isWeak`).
 */
export function hasTag(header: string, tag: string, isWeak = false): boolean {
  if (header.trim() === '*') return true;
  const named = header.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return named.some((one) => (isWeak ? one.replace(/^W\//, '') : one) === tag);
}
