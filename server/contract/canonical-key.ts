/** What no name in an address holds: separators, and characters that cannot be seen. */
const NOT_IN_A_NAME = /[\s/?#:\p{C}]/u;

/**
 * The one spelling of an identity key: names percent-decoded as far as they decode, NFC, in lower case; the others are ids, whose
 * case counts. Otherwise whoever must not be captured would come back under another spelling.
 */
export function canonicalKey(key: string): string {
  const normal = key.normalize('NFC');
  const [, kind, name = ''] = /^(vanity:|company:)(.*)$/u.exec(normal) ?? [];
  if (kind === undefined) return normal;
  const decoded = decode(name);
  return kind + (NOT_IN_A_NAME.test(decoded) ? name : decoded).normalize('NFC').toLowerCase();
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
