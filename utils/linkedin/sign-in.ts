import type { PageAdapter } from './extraction.ts';
import { isLimited } from './page-state.ts';

/** Where LinkedIn leads who is not signed in, and who must first prove to be human. */
export const signIn: PageAdapter = {
  id: 'sign-in',
  examples: [
    'https://www.linkedin.com/login',
    'https://www.linkedin.com/authwall?trk=x',
    'https://www.linkedin.com/uas/login',
  ],
  matches: (url) => /^\/(?:login|authwall|uas\/login|checkpoint|challenge|signup)(?:\/|$)/.test(url.pathname),
  extract(page, url) {
    const isCheck = /^\/(?:checkpoint\/challenge|challenge)/.test(url.pathname) || isLimited(page, false);
    return { page: 'sign-in', state: isCheck ? 'limited' : 'signed-out', rows: [], strategies: {} };
  },
};
