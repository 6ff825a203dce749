import { attribute, closest, findAll, findFirst, HIDDEN } from './dom.ts';
import type { PageState } from './extraction.ts';
import { pathOf, profileKeyOfPath } from './links.ts';
import type { PageType, ReadRow } from './page-type.ts';
import { ember } from './profile/ember.ts';
import { sdui } from './profile/sdui.ts';
import { readLayouts } from './results/read-layouts.ts';

/** `/in/orla-quist/`, with the language that some links add; anything further is a page of its own about the person. */
const TOP = /^\/in\/[^/]+(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/?$/i;

const EDIT = 'a[href*="/edit/intro/"], main a[href*="/add-edit/"], [class*="profile-photo-edit"]';
/** Public tools find this mark on anybody's profile: one's own is told by stating no degree. */
const SELF_VIEW = '[data-view-name="profile-self-view"]';

/** A member's profile: they are the one row. People suggested beside them never are, and one's own profile is nobody's lead. */
export const profile: PageType = {
  id: 'profile',
  examples: ['https://www.linkedin.com/in/orla-quist-12ab34/', 'https://www.linkedin.com/in/me/'],
  matches: (url) => /^\/in\/[^/]+(?:\/|$)/.test(url.pathname),
  keys: /flagshipnav\.profile\.|flagship3_profile|profile_view|profile_self/,
  readRows(page, url) {
    const isTop = TOP.test(url.pathname) || url.pathname.includes('/overlay/');
    const none = { rows: [], strategies: {}, ...(findFirst(page, 'main') && { state: 'other-page' as const }) };
    if (!isTop || url.pathname.startsWith('/in/me/')) return none;
    const reading = readLayouts([sdui, ember], page, url);
    const asked = profileKeyOfPath(url.pathname);
    // A profile that was left may stay for a while beside the one that is open.
    const own = reading.rows.find((row) => asked && 'lead' in row && row.lead.identityKeys.includes(asked));
    const rows = [own ?? reading.rows[0]].filter((row) => row !== undefined);
    if (isOwn(page, url, rows[0])) return none;
    const state = agreement(rows, url);
    return { ...reading, rows, ...(state && { state }) };
  },
};

/** Whoever may edit it owns it. On anybody's profile there may be a link to add to one's own: the two must be able to be one. */
function isOwn(page: Document, url: URL, row: ReadRow | undefined): boolean {
  const lead = row && 'lead' in row ? row.lead : undefined;
  if (!(lead && 'degree' in lead) && findFirst(page, SELF_VIEW)) return true;
  const shown = [profileKeyOfPath(url.pathname), ...(lead?.identityKeys ?? [])];
  return findAll(page, EDIT)
    .slice(0, 60)
    .some((edit) => {
      if (closest(edit, HIDDEN)) return false;
      const key = attribute(edit, 'href') ? profileKeyOfPath(pathOf(edit, url) ?? '') : undefined;
      const comparable = shown.filter((other) => other && other.split(':')[0] === key?.split(':')[0]);
      return comparable.length === 0 || comparable.includes(key);
    });
}

/** The address changes before the content does. Only keys of one kind can disagree. */
function agreement(rows: ReadRow[], url: URL): PageState | undefined {
  const asked = profileKeyOfPath(url.pathname);
  const kind = asked?.slice(0, asked.indexOf(':') + 1);
  const [row] = rows;
  if (!asked || !kind || !row || !('lead' in row)) return undefined;
  const shown = row.lead.identityKeys.filter((key) => key.startsWith(kind));
  return shown.length > 0 && !shown.includes(asked) ? 'stale' : undefined;
}
