import { type IdentityKey, memberKey, profileKey } from '../../lead/identity-key.ts';
import { attribute, byTag, contains, rawText } from '../dom.ts';
import { isHeadless, pathOnLinkedIn, profileKeyOfPath } from '../links.ts';
import type { Line } from '../page-type.ts';
import { textOf } from '../results/title.ts';
import { normaliseText } from '../text.ts';

/** What the links of one card say, read in one pass. */
export interface CardLinks {
  /** the link that a view name calls the title, else the first to a profile: avatar or whole card. Whoever it leads to, the card is about them */
  owner?: IdentityKey;
  headless: boolean;
  /** links with text of their own that lead to a profile, in order */
  people: { anchor: Element; key: IdentityKey }[];
  /** whom the card's own invitation invites */
  invited?: IdentityKey;
  /** links that name the card's own person by id: message, "connections of" */
  own: string[];
  mutual?: Element;
  post: boolean;
}

const LINKS_PER_CARD = 60;
const MOST_LINES = 8;
const LONGEST_LINE = 300;
/** As long as what may stand between two names. */
const SEPARATOR = ' and ';
export const TITLE = 'search-result-lockup-title';

export function readCardLinks(card: Element, page: URL): CardLinks {
  const links: CardLinks = { headless: false, people: [], own: [], post: false };
  let last: string | undefined;
  let path: string | undefined;
  let key: IdentityKey | undefined;
  for (const anchor of byTag(card, 'a', LINKS_PER_CARD)) {
    const href = attribute(anchor, 'href');
    if (!href) continue;
    // Avatar and name, one after the other, lead to the same place.
    if (href !== last) {
      last = href;
      path = pathOnLinkedIn(href, page);
      key = path ? profileKeyOfPath(path) : undefined;
    }
    if (!path) continue;
    if (key) {
      if (attribute(anchor, 'data-view-name') === TITLE) links.owner = key;
      else links.owner ??= key;
      links.people.push({ anchor, key });
      continue;
    }
    if (isHeadless(path)) links.headless = true;
    else if (path.startsWith('/preload/search-custom-invite')) {
      links.invited ??= profileKey(/[?&]vanityName=([^&#]+)/.exec(path)?.[1] ?? '');
    } else if (path.startsWith('/messaging/compose')) links.own.push(path);
    else if (/^\/(feed\/update|posts\/)/.test(path)) links.post = true;
    else if (path.includes('SHARED_CONN')) {
      links.mutual ??= anchor;
      links.own.push(path);
    }
  }
  return links;
}

/** The member id in the card's own links: `recipient=ACoAA…`, `connectionOf=["ACoAA…"]`. */
export function memberOf(links: Pick<CardLinks, 'own'>): IdentityKey | undefined {
  const id = /[?&](?:recipient|(?:facetC|c)onnectionOf)=(?:\["|%5B%22)?(ACoAA[\w-]+)(?:"\]|%22%5D)?(?:&|$)/.exec(
    links.own.join('&'),
  )?.[1];
  return memberKey(id ?? '');
}

/** The names of people other than the card's own, each with a link of their own. Services are offered by a link to a bare id, too. */
function othersIn({ people, owner }: CardLinks, line: Element, isMutual: boolean): string[] {
  const names = new Map<string, string>();
  for (const { anchor, key } of people) {
    if (key === owner || !contains(line, anchor)) continue;
    const name = normaliseText(rawText(anchor));
    const isNamed = isMutual || key.startsWith('vanity:') || attribute(anchor, 'href')?.includes('miniProfileUrn');
    if (name !== '' && isNamed) names.set(key, name);
  }
  return [...names.values()];
}

/** The lines under a result as text, with whom each names by link: their words are told apart outside of the page, see understand.ts. */
export function linesOf(elements: Element[], links: CardLinks): Line[] {
  const lines: Line[] = [];
  for (const element of elements.slice(0, MOST_LINES)) {
    const text = textOf(element);
    if (text === '' || text.length > LONGEST_LINE) continue;
    const line: Line = { text };
    const shared = links.mutual && contains(element, links.mutual) ? links.mutual : undefined;
    const names = othersIn(links, element, shared !== undefined);
    if (names.length > 0) {
      line.linked = names.length;
      if (text.length <= names.join(SEPARATOR).length) line.isOnlyNames = true;
    }
    if (shared) line.shared = textOf(shared);
    lines.push(line);
  }
  return lines;
}
