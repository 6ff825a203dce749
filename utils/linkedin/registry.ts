import type { PageAdapter } from './extraction.ts';
import { feed } from './feed.ts';
import { peopleSearch } from './people-search.ts';
import { profile } from './profile.ts';
import { signIn } from './sign-in.ts';

/** Every page type that Leadferry knows. Exactly one of them matches each of their examples. */
export const pageAdapters: readonly PageAdapter[] = [peopleSearch, profile, feed, signIn];

/** The adapter for an address: on www.linkedin.com exactly, the one host that the user gives access to. */
export function findPageAdapter(url: URL): PageAdapter | undefined {
  if (url.protocol !== 'https:' || url.host !== 'www.linkedin.com') return undefined;
  return pageAdapters.find((adapter) => adapter.matches(url));
}
