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

/** LinkedIn's own way of writing a profile link, which needs no parsing. What is written otherwise takes the long way. */
const USUAL_PROFILE = /^https:\/\/www\.linkedin\.com\/in\/([a-z\d-]+)\/?(?:\?[\w%=&-]*)?$/i;

/** The key of the person an `href` leads to, if it leads to a profile. */
export function profileKeyOfHref(href: string, page: URL): IdentityKey | undefined {
  const usual = USUAL_PROFILE.exec(href)?.[1];
  return usual ? profileKey(usual) : profileKeyOf(linkedInUrl(href, page));
}

/** The key of the person a link to a profile leads to. */
export function profileKeyOf(url: URL | undefined): IdentityKey | undefined {
  const segment = url && /^\/in\/([^/]+)/.exec(url.pathname)?.[1];
  return segment ? profileKey(segment) : undefined;
}

export const linkOf = (anchor: Element, page: URL): URL | undefined => linkedInUrl(attribute(anchor, 'href'), page);

/** Path and query of a link on LinkedIn. Parsed only where it is not written as LinkedIn writes it: a page has hundreds. */
export function pathOnLinkedIn(href: string, page: URL): string | undefined {
  if (/^\/(?![/\\])/.test(href)) return href;
  if (href.startsWith('https://www.linkedin.com/')) return href.slice('https://www.linkedin.com'.length);
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
