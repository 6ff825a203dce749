import type { IdentityKey } from '../../lead/identity-key.ts';
import { findAll } from '../dom.ts';
import { companyKeyOfPath, pathOf } from '../links.ts';

const TAB = /^\/company\/[^/?#]+\/(?:about|people)\/?(?:[?#]|$)/;
const isNumber = (key: string): boolean => /^company:\d+$/.test(key);

/**
 * The address changes before the content does: the tabs of a company's page, About and People, say whose page is shown.
 * A name and a number cannot disagree: both may be the same company's.
 */
export function isAnothersCompany(page: Document, url: URL, shown: (IdentityKey | undefined)[] = []): boolean {
  const asked = companyKeyOfPath(url.pathname);
  if (!asked) return false;
  const tabs = findAll(page, 'a[href*="/about"], a[href*="/people"]')
    .slice(0, 60)
    .map((anchor) => pathOf(anchor, url))
    .filter((path) => path !== undefined && TAB.test(path))
    .map(companyKeyOfPath);
  const keys = [...tabs, ...shown].filter((key) => key !== undefined && isNumber(key) === isNumber(asked));
  return keys.length > 0 && !keys.includes(asked);
}
