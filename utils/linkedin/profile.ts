import type { PageType } from './page-type.ts';

/** A member's profile. */
export const profile: PageType = {
  id: 'profile',
  examples: ['https://www.linkedin.com/in/orla-quist-12ab34/', 'https://www.linkedin.com/in/me/'],
  matches: (url) => /^\/in\/[^/]+(?:\/|$)/.test(url.pathname),
};
