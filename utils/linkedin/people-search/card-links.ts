import { type IdentityKey, memberKey, profileKey } from '../../lead/identity-key.ts';
import { attribute, byTag, parentOf, visibleText } from '../dom.ts';
import { isHeadless, pathOnLinkedIn, profileKeyOfPath } from '../links.ts';
import { normaliseText, onlyNumber } from '../text.ts';

/** What the links of one card say, read in one pass. */
export interface CardLinks {
  /** the first link to a profile: avatar or whole card. Whoever it leads to, the card is about them */
  owner?: IdentityKey;
  headless: boolean;
  /** links with text of their own that lead to a profile, in order */
  people: { anchor: Element; key: IdentityKey }[];
  /** whom the card's own invitation invites */
  invited?: IdentityKey;
  /** links that name the card's own person by id: message, "connections of" */
  own: string[];
  mutual?: Element;
  followers: boolean;
  post: boolean;
}

const LINKS_PER_CARD = 60;
/** Parts of the addresses that say something about a card; the others are not worth parsing. */
const TELLING =
  /\/in\/|\/people\/headless|\/search-custom-invite|\/messaging\/compose|\/feed\/update|\/posts\/|SHARED_/;

export function readCardLinks(card: Element, page: URL): CardLinks {
  const links: CardLinks = { headless: false, people: [], own: [], followers: false, post: false };
  for (const anchor of byTag(card, 'a', LINKS_PER_CARD)) {
    const href = attribute(anchor, 'href');
    if (!href || !TELLING.test(href)) continue;
    const path = pathOnLinkedIn(href, page);
    if (!path) continue;
    const key = profileKeyOfPath(path);
    if (key) {
      links.owner ??= key;
      links.people.push({ anchor, key });
      continue;
    }
    if (isHeadless(path)) links.headless = true;
    else if (path.startsWith('/preload/search-custom-invite')) {
      links.invited ??= profileKey(/[?&]vanityName=([^&#]+)/.exec(path)?.[1] ?? '');
    } else if (path.startsWith('/messaging/compose')) links.own.push(path);
    else if (path.startsWith('/feed/update') || path.startsWith('/posts/')) links.post = true;
    else if (path.includes('SHARED_CONNECTIONS')) {
      links.mutual ??= anchor;
      links.own.push(path);
    } else if (path.includes('SHARED_FOLLOWERS')) links.followers = true;
  }
  return links;
}

/** The member id in the card's own links: `recipient=ACoAA…`, `connectionOf=["ACoAA…"]`. */
export function memberOf(links: CardLinks): IdentityKey | undefined {
  for (const path of links.own) {
    const id = /[?&](?:recipient|(?:facetC|c)onnectionOf)=(?:\["|%5B%22)?(ACoAA[\w-]+)(?:"\]|%22%5D)?(?:&|$)/.exec(
      path,
    )?.[1];
    if (id) return memberKey(id);
  }
  return undefined;
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
