import { memberKey, salesKey } from '../lead/identity-key.ts';
import { linkedInUrl, profileKeyOf } from '../linkedin/links.ts';
import type { Fields } from './columns.ts';

const BASE = new URL('https://www.linkedin.com/');

/** All links of a line that may lead to its person. */
export const linksOf = ({ url = '', salesUrl = '' }: Fields): string[] =>
  [...url.split('\n'), salesUrl].map((link) => link.trim()).filter((link) => link !== '');

/** Every key that the line's links and ids give, one of each kind, and the address of the profile. */
export function findProfile(line: Fields): { keys: string[]; url: string } | undefined {
  const found: string[] = [];
  for (const link of linksOf(line)) {
    const address = linkedInUrl(withScheme(link), BASE);
    const sales = /^\/sales\/(?:lead|people)\/(ACwAA[\w-]+)/.exec(address?.pathname ?? '')?.[1];
    const key = profileKeyOf(address) ?? (sales && salesKey(sales));
    if (key) found.push(key);
  }
  const id = line.memberId && (memberKey(line.memberId) ?? salesKey(line.memberId));
  if (id) found.push(id);
  // Two of one kind are two people: the second may be whoever owns the record in the tool.
  const keys = found.filter((key, index) => found.findIndex((other) => kindOf(other) === kindOf(key)) === index);
  const main = keys.find((key) => !key.startsWith('sales:')) ?? keys[0];
  return main ? { keys, url: profileUrl(main) } : undefined;
}

const kindOf = (key: string): string => key.slice(0, key.indexOf(':'));

/** Exports write `www.linkedin.com/in/…` and `linkedin.com/in/…` as well. */
const withScheme = (link: string) => (/^(?:[\w-]+\.)?linkedin\.com\//i.test(link) ? `https://${link}` : link);

function profileUrl(key: string): string {
  const value = key.slice(key.indexOf(':') + 1);
  return new URL(key.startsWith('sales:') ? `/sales/lead/${value}` : `/in/${encodeURIComponent(value)}/`, BASE).href;
}
