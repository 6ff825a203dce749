import type { PageType } from './page-type.ts';

/** LinkedIn's start page: no rows, but it may say who is signed in. */
export const feed: PageType = {
  id: 'feed',
  examples: ['https://www.linkedin.com/feed/'],
  matches: (url) => /^\/feed\/?$/.test(url.pathname),
};
