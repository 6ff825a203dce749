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

/** The key of the person a link to a profile leads to. */
export function profileKeyOf(url: URL | undefined): IdentityKey | undefined {
  const segment = url && /^\/in\/([^/]+)/.exec(url.pathname)?.[1];
  return segment ? profileKey(segment) : undefined;
}

export const linkOf = (anchor: Element, page: URL): URL | undefined => linkedInUrl(attribute(anchor, 'href'), page);

/** Ember: `…?miniProfileUrn=urn:li:fs_miniProfile:ACoAA…` */
export const miniProfileKeyOf = (url: URL | undefined): IdentityKey | undefined =>
  memberKey(url?.searchParams.get('miniProfileUrn')?.match(/:(ACoAA[\w-]+)$/)?.[1] ?? '');

/** Search without a person behind it: Ember's anonymous results. */
export const isHeadless = (url: URL | undefined): boolean => /\/people\/headless\/?$/.test(url?.pathname ?? '');
