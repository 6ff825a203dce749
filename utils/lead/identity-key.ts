/**
 * Identity keys: how one LinkedIn member or company is recognised, whatever link led there.
 * `vanity:orla-quist` · `member:ACoAA…` (flagship) · `sales:ACwAA…` (Sales Navigator) · `urn:100200300` · `company:445566`.
 * Pure and without zod: the content script uses this file.
 */
export type IdentityKey = `${'vanity' | 'member' | 'sales' | 'urn' | 'company'}:${string}`;

const MEMBER_ID = /^ACoAA[\w-]{4,200}$/;
const SALES_ID = /^ACwAA[\w-]{4,200}$/;
const NUMBER = /^[1-9]\d{0,18}$/;
/** `/in/me/` is whoever is signed in; `ACr_…` is the throw-away id of an anonymous result. */
const NOBODY = /^(?:me|headless|AC[A-Za-z]_.*)$/;
/** What no vanity name holds: separators, and characters that cannot be seen. */
const NOT_IN_A_SLUG = /[\s/?#:\p{C}]/u;

/** Percent-decoded as far as it decodes; a malformed sequence leaves the text as it is. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const PLAIN = /^[a-z\d-]{1,200}$/i;

const slug = (segment: string): string | undefined => {
  if (PLAIN.test(segment)) return segment;
  const decoded = decodeSegment(segment).normalize('NFC').trim();
  return decoded === '' || decoded.length > 200 || NOT_IN_A_SLUG.test(decoded) ? undefined : decoded;
};

/** The key of a profile's last path part: a vanity name, or a member id where LinkedIn links by id. */
export function profileKey(segment: string): IdentityKey | undefined {
  const decoded = slug(segment);
  if (decoded === undefined || NOBODY.test(decoded)) return undefined;
  return memberKey(decoded) ?? salesKey(decoded) ?? `vanity:${decoded.toLowerCase()}`;
}

export const memberKey = (id: string): IdentityKey | undefined => (MEMBER_ID.test(id) ? `member:${id}` : undefined);
export const salesKey = (id: string): IdentityKey | undefined => (SALES_ID.test(id) ? `sales:${id}` : undefined);
export const urnKey = (id: string): IdentityKey | undefined => (NUMBER.test(id) ? `urn:${id}` : undefined);
export const companyKey = (id: string): IdentityKey | undefined => {
  const decoded = slug(id)?.toLowerCase();
  return decoded === undefined ? undefined : `company:${decoded}`;
};
