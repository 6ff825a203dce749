import type { PageAdapter } from './extraction.ts';
import { isLimited, isSignedOut } from './page-state.ts';
import { findViewer } from './viewer.ts';

/** A member's profile. Holds no result rows; one's own says who is signed in. */
export const profile: PageAdapter = {
  id: 'profile',
  examples: ['https://www.linkedin.com/in/orla-quist-12ab34/', 'https://www.linkedin.com/in/me/'],
  matches: (url) => /^\/in\/[^/]+(?:\/|$)/.test(url.pathname),
  extract(page, url) {
    const viewer = findViewer(page, url);
    const state = isSignedOut(page) ? 'signed-out' : isLimited(page, true) ? 'limited' : 'other-page';
    return { page: 'profile', state, rows: [], ...(viewer && { viewer }), strategies: {} };
  },
};
