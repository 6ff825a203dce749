import { canonicalKey } from '../contract/canonical-key.ts';
import { identityKeySchema } from '../contract/leads.ts';

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The identity key of the profile that somebody names as theirs: an address with /in/ in it, or the last part of one. */
export function parseProfile(text: string): string | undefined {
  const part = /\/in\/([^/?#\s]+)/.exec(text)?.[1] ?? text.trim().replace(/^@/, '');
  const name = decode(part);
  const key = canonicalKey(/^ACoAA[\w-]+$/.test(name) ? `member:${name}` : `vanity:${name}`);
  return identityKeySchema.safeParse(key).success ? key : undefined;
}
