import { allSearch } from './all-search.ts';
import { company } from './company.ts';
import { companyPeople } from './company-people.ts';
import { companySearch } from './company-search.ts';
import { connections } from './connections.ts';
import type { PageAdapter } from './extraction.ts';
import { feed } from './feed.ts';
import { myNetwork } from './my-network.ts';
import type { PageType } from './page-type.ts';
import { peopleSearch } from './people-search.ts';
import { profile } from './profile.ts';
import { readPage } from './read-page.ts';
import { salesAccountHub } from './sales-account-hub.ts';
import { salesAccountList } from './sales-account-list.ts';
import { salesAccountSearch } from './sales-account-search.ts';
import { salesLead } from './sales-lead.ts';
import { salesLeadList } from './sales-lead-list.ts';
import { salesLeadSearch } from './sales-lead-search.ts';
import { signIn } from './sign-in.ts';
import { understand } from './understand.ts';

/** Every page type that Leadferry knows. Exactly one of them matches each of their examples. */
const pageTypes: readonly PageType[] = [
  allSearch,
  company,
  companyPeople,
  companySearch,
  connections,
  feed,
  myNetwork,
  peopleSearch,
  profile,
  salesAccountHub,
  salesAccountList,
  salesAccountSearch,
  salesLead,
  salesLeadList,
  salesLeadSearch,
  signIn,
];

const createAdapter = (type: PageType): PageAdapter => ({
  id: type.id,
  examples: type.examples,
  matches: (url) => type.matches(url),
  extract: (page, url, asked = false) =>
    understand(
      readPage(page, url, { ...type, reading: type.onRequest && !asked ? undefined : type.readRows?.(page, url) }),
    ),
});

export const pageAdapters: readonly PageAdapter[] = pageTypes.map(createAdapter);

/** The adapter for an address: on www.linkedin.com exactly, the one host that the user gives access to. */
export function findPageAdapter(url: URL): PageAdapter | undefined {
  if (url.protocol !== 'https:' || url.host !== 'www.linkedin.com') return undefined;
  return pageAdapters.find((adapter) => adapter.matches(url));
}
