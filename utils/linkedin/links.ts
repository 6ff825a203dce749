import { type IdentityKey, memberKey, profileKey } from '../lead/identity-key.ts';
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

/** No host but LinkedIn's own, no dots to climb by, nothing that a parser would take out. */
const USUAL = /^(?:https:\/\/www\.linkedin\.com)?(\/[a-z\d](?:(?!\/(?:\.|%2e))[!-[\]-~])*)$/i;

/** Path and query of a link on LinkedIn. Parsed only where it is not written as LinkedIn writes it: a page has hundreds. */
export function pathOnLinkedIn(href: string, page: URL): string | undefined {
  const usual = USUAL.exec(href);
  if (usual) return usual[1];
  const url = linkedInUrl(href, page);
  return url && url.pathname + url.search;
}

/** Ember: `…?miniProfileUrn=urn:li:fs_miniProfile:ACoAA…` in the link to the person. */
export const miniProfileKeyOf = (href: string): IdentityKey | undefined =>
  memberKey(
    /[?&]miniProfileUrn=urn(?::|%3A)li(?::|%3A)fs_miniProfile(?::|%3A)(ACoAA[\w-]+)(?:&|$)/i.exec(href)?.[1] ?? '',
  );

/** Search without a person behind it: Ember's anonymous results. */
export const isHeadless = (path: string): boolean => /^\/search\/results\/people\/headless\/?(?:[?#]|$)/.test(path);
