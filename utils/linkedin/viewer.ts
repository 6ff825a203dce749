import { type IdentityKey, memberKey, profileKey, urnKey } from '../lead/identity-key.ts';
import type { PersonName } from '../lead/lead.ts';
import { attribute, findAll, findFirst, rawText } from './dom.ts';
import type { MemberIdentity } from './extraction.ts';
import { linkOf, profileKeyOf } from './links.ts';
import { normaliseText } from './text.ts';

/** Who is signed in, from what the page already holds: no request, no cookie. Absent where the page does not say. */
export function findViewer(page: Document, url: URL): MemberIdentity | undefined {
  return fromEmbeddedAnswer(page) ?? fromRehydration(page) ?? fromOwnProfile(page, url);
}

interface Profile {
  publicIdentifier?: unknown;
  firstName?: unknown;
  lastName?: unknown;
  entityUrn?: unknown;
  dashEntityUrn?: unknown;
  objectUrn?: unknown;
}

/** Ember writes the answers it started with into the page. They stay the same after navigation in the app, as the viewer does. */
const REQUESTS = [
  { source: 'embedded-me', says: '/voyager/api/me"' },
  { source: 'embedded-navigation', says: 'voyagerFeedDashGlobalNavs' },
] as const;

function fromEmbeddedAnswer(page: Document): MemberIdentity | undefined {
  const requests = findAll(page, 'code[id^="datalet-bpr-guid-"]');
  for (const { source, says } of REQUESTS) {
    const request = requests.find((code) => rawText(code).includes(says));
    const body = request && findFirst(page, `code#${CSS_ID.exec(attribute(request, 'id') ?? '')?.[1] ?? 'none'}`);
    const profile = body && profileIn(rawText(body), source === 'embedded-me');
    if (profile) return identity(profile, source);
  }
  return undefined;
}

const CSS_ID = /^datalet-(bpr-guid-\d+)$/;

function profileIn(json: string, isMe: boolean): (Profile & { plainId?: unknown }) | undefined {
  try {
    const body = JSON.parse(json);
    const me = body.data ?? body;
    if (isMe && me.miniProfile) return { ...me.miniProfile, plainId: me.plainId };
    const included: (Profile & { $type?: unknown })[] = Array.isArray(body.included) ? body.included : [];
    const profiles = included.filter(
      (entity) => /\.(?:Mini)?Profile$/.test(String(entity?.$type)) && entity.publicIdentifier,
    );
    const own = isMe ? profiles.find((entity) => entity.entityUrn === me['*miniProfile']) : undefined;
    const profile = own ?? (profiles.length === 1 ? profiles[0] : undefined);
    return profile && { ...profile, ...(isMe && { plainId: me.plainId }) };
  } catch {
    return undefined;
  }
}

const lastOf = (urn: unknown): string =>
  String(urn ?? '')
    .split(':')
    .at(-1) ?? '';

function identity(profile: Profile & { plainId?: unknown }, source: string): MemberIdentity | undefined {
  const keys = [
    typeof profile.publicIdentifier === 'string' ? profileKey(profile.publicIdentifier) : undefined,
    memberKey(lastOf(profile.entityUrn)) ?? memberKey(lastOf(profile.dashEntityUrn)),
    urnKey(String(profile.plainId ?? lastOf(profile.objectUrn))),
  ].filter((key): key is IdentityKey => key !== undefined);
  return keys.length === 0 ? undefined : { identityKeys: keys, ...named(profile.firstName, profile.lastName), source };
}

function named(first: unknown, last: unknown): { name?: PersonName } {
  const given = typeof first === 'string' ? normaliseText(first) : '';
  const family = typeof last === 'string' ? normaliseText(last) : '';
  const shown = normaliseText(`${given} ${family}`);
  return shown === '' ? {} : { name: { shown, ...(given && { given }), ...(family && { family }) } };
}

/** The whole of it, between quotes; what begins with "$" is no name but how a chunk writes that there is none. */
const SELF = /selfVanityName\\*"\s*:\s*\\*"((?!\$)(?:[^"\\]|\\+u[\da-f]{4}){1,200})\\*"/i;

/** Server-driven pages, first load: the hydration chunks name the viewer's own address, sometimes with the name beside it. */
function fromRehydration(page: Document): MemberIdentity | undefined {
  const script = findFirst(page, 'script#rehydrate-data');
  if (!script) return undefined;
  const text = rawText(script);
  const said = SELF.exec(text);
  const vanity = said?.[1]?.replace(/\\+u([\da-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  const key = profileKey(vanity ?? '');
  if (!said || !vanity || !key) return undefined;
  const at = said.index;
  const around = text.slice(Math.max(0, at - 5000), at + 5000).replace(/\\+"/g, '"');
  const self = around
    .match(/\{[^{}]{0,2000}\}/g)
    ?.find((object) => object.includes(`"vanityName":"${vanity}"`) && object.includes('"firstName"'));
  const part = (name: string) => self && new RegExp(`"${name}":"([^"\\\\]*)"`).exec(self)?.[1];
  return { identityKeys: [key], ...named(part('firstName'), part('lastName')), source: 'rehydration' };
}

/** One's own profile offers to edit its intro; the feed shows one's own card beside it. */
function fromOwnProfile(page: Document, url: URL): MemberIdentity | undefined {
  const isProfile = url.pathname.startsWith('/in/');
  const own = findFirst(page, isProfile ? 'a[href*="/edit/intro/"]' : OWN_CARD);
  const key = own && profileKeyOf(linkOf(own, url));
  return key ? { identityKeys: [key], source: isProfile ? 'own-profile-link' : 'feed-card' } : undefined;
}
const OWN_CARD = '.feed-identity-module a[href*="/in/"], a.profile-card-profile-link';
