import type { PageType } from './page-type.ts';

/** My Network: invitations and suggestions, which nobody searched for. Never rows; limited members are led here. */
export const myNetwork: PageType = {
  id: 'my-network',
  examples: ['https://www.linkedin.com/mynetwork/', 'https://www.linkedin.com/mynetwork/grow/'],
  matches: (url) => /^\/mynetwork(?:\/|$)/.test(url.pathname) && !/\/connections\/?$/.test(url.pathname),
  keys: /\.mynetwork\./,
};
