import type { PageAdapter } from './extraction.ts';
import { feed } from './feed.ts';
import type { PageType } from './page-type.ts';
import { peopleSearch } from './people-search.ts';
import { profile } from './profile.ts';
import { readPage } from './read-page.ts';
import { signIn } from './sign-in.ts';
import { understand } from './understand.ts';

/** Every page type that Leadferry knows. Exactly one of them matches each of their examples. */
const pageTypes: readonly PageType[] = [peopleSearch, profile, feed, signIn];

const createAdapter = (type: PageType): PageAdapter => ({
  id: type.id,
  examples: type.examples,
  matches: (url) => type.matches(url),
  extract: (page, url) => understand(readPage(page, url, { ...type, reading: type.readRows?.(page, url) })),
});

export const pageAdapters: readonly PageAdapter[] = pageTypes.map(createAdapter);

/** The adapter for an address: on www.linkedin.com exactly, the one host that the user gives access to. */
export function findPageAdapter(url: URL): PageAdapter | undefined {
  if (url.protocol !== 'https:' || url.host !== 'www.linkedin.com') return undefined;
  return pageAdapters.find((adapter) => adapter.matches(url));
}
