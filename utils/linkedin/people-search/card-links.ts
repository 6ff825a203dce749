import { type IdentityKey, memberKey, profileKey } from '../../lead/identity-key.ts';
import { attribute, byTag, parentOf, visibleText } from '../dom.ts';
import { isHeadless, linkedInUrl, profileKeyOf } from '../links.ts';
import { normaliseText, onlyNumber } from '../text.ts';

/** What the links of one card say, read in one pass. */
export interface CardLinks {
  /** the first link to a profile: avatar or whole card. Whoever it leads to, the card is about them */
  owner?: IdentityKey;
  headless: boolean;
  /** links with text of their own that lead to a profile, in order */
  people: { anchor: Element; key: IdentityKey }[];
  /** from links that name the card's own person: invite, message, "connections of" */
  invited?: IdentityKey;
  member?: IdentityKey;
  mutual?: Element;
  followers: boolean;
  post: boolean;
}

const LINKS_PER_CARD = 60;

export function readCardLinks(card: Element, page: URL): CardLinks {
  const links: CardLinks = { headless: false, people: [], followers: false, post: false };
  for (const anchor of byTag(card, 'a', LINKS_PER_CARD)) {
    const url = linkedInUrl(attribute(anchor, 'href'), page);
    if (!url) continue;
    const key = profileKeyOf(url);
    if (key) {
      links.owner ??= key;
      links.people.push({ anchor, key });
      continue;
    }
    const { pathname: path, searchParams } = url;
    if (isHeadless(url)) links.headless = true;
    else if (path.startsWith('/preload/search-custom-invite')) {
      links.invited ??= profileKey(searchParams.get('vanityName') ?? '');
    } else if (path.startsWith('/messaging/compose')) links.member ??= memberKey(searchParams.get('recipient') ?? '');
    else if (path.startsWith('/feed/update') || path.startsWith('/posts/')) links.post = true;
    else if (url.search.includes('SHARED_CONNECTIONS')) {
      links.mutual ??= anchor;
      const of = searchParams.get('connectionOf') ?? searchParams.get('facetConnectionOf');
      links.member ??= memberKey(/^\["(ACoAA[\w-]+)"\]$/.exec(of ?? '')?.[1] ?? '');
    } else if (url.search.includes('SHARED_FOLLOWERS')) links.followers = true;
  }
  return links;
}

/**
 * How many connections are shared: those named by link, and the number in the link to all the others. Rounded or ambiguous: absent.
 * "Tomas Vell, Ida Brek and 8 other mutual connections" → 10.
 */
export function countShared(links: CardLinks): number | undefined {
  const named = (within?: Element) =>
    new Set(
      links.people
        .filter(({ key, anchor }) => key !== links.owner && (!within || parentOf(anchor) === within))
        .filter(({ anchor }) => normaliseText(visibleText(anchor)) !== '')
        .map(({ key }) => key),
    ).size;
  if (!links.mutual) return links.followers ? undefined : named() || undefined;
  const others = normaliseText(visibleText(links.mutual));
  // Where the number does not come first, the link's text may name people as well.
  if (!/^\P{N}{0,4}\p{N}/u.test(others)) return undefined;
  const number = onlyNumber(others);
  return number === undefined ? undefined : number + named(parentOf(links.mutual));
}
