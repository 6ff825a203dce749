/** What no name in an address holds: separators, and characters that cannot be seen. */
const NOT_IN_A_NAME = /[\s/?#:\p{C}]/u;
/** No page encodes a name more than twice, and what a hostile one decodes on and on must cost nothing. */
const MOST_PASSES = 8;

/**
 * The one spelling of an identity key: names percent-decoded until nothing is left to decode, in lower case, NFC; the others
 * are ids, whose case counts. Otherwise whoever must not be captured would come back under another spelling. A key in its one
 * spelling stays as it is.
 */
export function canonicalKey(key: string): string {
  const normal = key.normalize('NFC');
  const [, kind, name = ''] = /^(vanity:|company:)(.*)$/u.exec(normal) ?? [];
  return kind === undefined ? normal : kind + canonicalName(name);
}

function canonicalName(name: string): string {
  const given = name.toLowerCase().normalize('NFC');
  let plain = given;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const decoded = decode(plain).toLowerCase().normalize('NFC');
    if (decoded === plain || NOT_IN_A_NAME.test(decoded)) return plain;
    plain = decoded;
  }
  return given;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
