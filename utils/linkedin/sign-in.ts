import type { PageType } from './page-type.ts';

/** Where LinkedIn leads who is not signed in, and who must first prove to be human. */
export const signIn: PageType = {
  id: 'sign-in',
  examples: [
    'https://www.linkedin.com/login',
    'https://www.linkedin.com/authwall?trk=x',
    'https://www.linkedin.com/uas/login',
    'https://www.linkedin.com/checkpoint/challenge/x',
  ],
  matches: (url) => /^\/(?:login|authwall|uas\/login|checkpoint|challenge|signup)(?:\/|$)/.test(url.pathname),
  settle: (state, url) =>
    state === 'limited' || /^\/(?:checkpoint\/challenge|challenge)/.test(url.pathname) ? 'limited' : 'signed-out',
};
