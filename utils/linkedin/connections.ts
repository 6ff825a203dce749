import type { PageType } from './page-type.ts';

/** One's own connections: no results, and not read along with them. LinkedIn's own export of them can be imported. */
export const connections: PageType = {
  id: 'connections',
  examples: ['https://www.linkedin.com/mynetwork/invite-connect/connections/'],
  matches: (url) => /^\/mynetwork\/(?:[^/]+\/)*connections\/?$/.test(url.pathname),
  keys: /\.mynetwork\./,
};
