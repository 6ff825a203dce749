import type { PageAdapter } from './extraction.ts';
import { isSignedOut } from './page-state.ts';
import { findViewer } from './viewer.ts';

/** LinkedIn's start page: no rows, but it may say who is signed in. */
export const feed: PageAdapter = {
  id: 'feed',
  examples: ['https://www.linkedin.com/feed/'],
  matches: (url) => /^\/feed\/?$/.test(url.pathname),
  extract(page, url) {
    const viewer = findViewer(page, url);
    return {
      page: 'feed',
      state: isSignedOut(page) ? 'signed-out' : 'other-page',
      rows: [],
      ...(viewer && { viewer }),
      strategies: {},
    };
  },
};
