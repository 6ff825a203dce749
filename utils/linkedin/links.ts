import { companyKey, type IdentityKey, memberKey, profileKey, salesKey } from '../lead/identity-key.ts';
import { attribute } from './dom.ts';

/** LinkedIn itself: www, the bare domain, and the country hosts that old profile links carry. Never by substring. */
const isLinkedInHost = (host: string): boolean => /^(?:(?:www|[a-z]{2,3})\.)?linkedin\.com$/.test(host);

/** Where a link leads on LinkedIn; nothing for other hosts, `javascript:` and what is no URL. Reads the attribute: `.href` can be clobbered. */
export function linkedInUrl(href: string | undefined, page: URL): URL | undefined {
  if (!href || href.length > 4000) return undefined;
  try {
    const url = new URL(href, page);
    return /^https?:$/.test(url.protocol) && isLinkedInHost(url.host) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** The key of the person behind a path on LinkedIn, if it is a profile's. */
export function profileKeyOfPath(path: string): IdentityKey | undefined {
  const segment = path.startsWith('/in/') ? /^[^/?#]+/.exec(path.slice(4))?.[0] : undefined;
  return segment ? profileKey(segment) : undefined;
}

/** The key of the person a link to a profile leads to. */
export function profileKeyOf(url: URL | undefined): IdentityKey | undefined {
  return url && profileKeyOfPath(url.pathname);
}

export const linkOf = (anchor: Element, page: URL): URL | undefined => linkedInUrl(attribute(anchor, 'href'), page);

/** No host but LinkedIn's own, nothing that a parser would take out; and no dots to climb by. */
const USUAL = /^(?:https:\/\/www\.linkedin\.com)?(\/[a-z\d][!-[\]-~]*)$/i;
const CLIMBS = /\/(?:\.|%2e)/i;

/** Path and query of a link on LinkedIn. Parsed only where it is not written as LinkedIn writes it: a page has hundreds. */
export function pathOnLinkedIn(href: string, page: URL): string | undefined {
  const usual = USUAL.exec(href);
  if (usual && !CLIMBS.test(href)) return usual[1];
  const url = linkedInUrl(href, page);
  return url && url.pathname + url.search;
}

/** Ember: `…?miniProfileUrn=urn:li:fs_miniProfile:ACoAA…` in the link to the person. */
export const miniProfileKeyOf = (href: string): IdentityKey | undefined =>
  memberKey(
    /[?&]miniProfileUrn=urn(?::|%3A)li(?::|%3A)fs_miniProfile(?::|%3A)(ACoAA[\w-]+)(?:&|$)/i.exec(href)?.[1] ?? '',
  );

/** Search without a person behind it: Ember's anonymous results. */
export const isHeadless = (path: string): boolean => /^\/search\/results\/people\/headless\b/.test(path);

/** The key of a company: `/company/norrvik-steel/`, `/company/445566/`, `/sales/company/445566?_ntb=…`. */
export function companyKeyOfPath(path: string | undefined): IdentityKey | undefined {
  const segment = /^\/(?:sales\/)?company\/([^/?#]+)/.exec(path ?? '')?.[1];
  return segment ? companyKey(segment) : undefined;
}

/** `/sales/lead/ACwAA…,NAME_SEARCH,tok`: only the id stays the same from one session to the next. */
export const salesKeyOfPath = (path: string | undefined): IdentityKey | undefined =>
  salesKey(/^\/sales\/(?:lead|people)\/([\w-]+)/.exec(path ?? '')?.[1] ?? '');

/** `urn:li:fs_salesProfile:(ACwAA…,NAME_SEARCH,tok)` */
export const salesKeyOfUrn = (urn: string | undefined): IdentityKey | undefined =>
  salesKey(/:fs_salesProfile:\(?([\w-]+)/.exec(urn ?? '')?.[1] ?? '');

/** `urn:li:fs_salesCompany:445566`, `urn:li:company:445566`, `urn:li:fsd_company:445566` */
export const companyKeyOfUrn = (urn: string | undefined): IdentityKey | undefined =>
  companyKey(/:(?:fs_salesCompany|fsd_company|company):(\d+)/.exec(urn ?? '')?.[1] ?? '');

/** The path that an anchor on the page leads to, on LinkedIn. */
export const pathOf = (anchor: Element | undefined, page: URL): string | undefined =>
  anchor && pathOnLinkedIn(attribute(anchor, 'href') ?? '', page);
