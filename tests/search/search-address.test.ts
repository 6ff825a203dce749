import { describe, expect, it } from 'vitest';
import { findSearch } from '../../utils/search/search-address.ts';

const find = (address: string) => findSearch(new URL(address, 'https://www.linkedin.com'));
const people = '/search/results/people/';

describe('which search an address belongs to', () => {
  it.each([
    ['another page of it', '?keywords=plant+manager&page=4'],
    ['another session', '?keywords=plant%20manager&sid=x9%3B&origin=GLOBAL_SEARCH_HEADER&searchId=1'],
    ['keywords typed with other case and spaces', '?keywords=Plant%20%20Manager'],
  ])('is the same for %s', (_, query) => {
    expect(find(people + query)?.key).toBe(find(`${people}?keywords=plant%20manager`)?.key);
  });

  it('does not depend on the order of filters and of their values', () => {
    const one = find(`${people}?geoUrn=["1","2"]&network=["F","S"]&keywords=plant`);
    expect(find(`${people}?keywords=plant&network=["S","F"]&geoUrn=["2","1"]`)?.key).toBe(one?.key);
  });

  it.each([
    ['other keywords', `${people}?keywords=plant`],
    ['one filter more', `${people}?keywords=plant%20manager&network=["F"]`],
    ['companies', '/search/results/companies/?keywords=plant%20manager'],
  ])('is another for %s', (_, address) => {
    expect(find(address)?.key).not.toBe(find(`${people}?keywords=plant%20manager`)?.key);
  });

  it('leaves out what Sales Navigator remembers of a session', () => {
    const query = (session: string) =>
      `/sales/search/people?query=${encodeURIComponent(`(${session}filters:List((type:REGION,values:List((id:1,text:Malm%C3%B6%20area,selectionType:INCLUDED)))),keywords:plant%20manager)`)}`;
    const first = find(query('recentSearchParam:(id:77,doLogHistory:true),'));
    expect(find(`${query('recentSearchParam:(id:78,doLogHistory:true),')}&sessionId=abc&page=3`)).toEqual({
      ...first,
      page: 3,
    });
    expect(first).toMatchObject({ name: 'plant manager, Malmö area', most: 2500, page: 1 });
  });

  it.each(['/in/orla-quist/', '/feed/', '/search/results/all/?keywords=plant', '/sales/lead/ACwAAx'])(
    'is none for %s',
    (address) => {
      expect(find(address)).toBeUndefined();
    },
  );
});

describe('what is said of it', () => {
  it('is its words, its first page, the page in front and the most that LinkedIn shows', () => {
    expect(find(`${people}?keywords=plant%20manager&origin=X&page=3`)).toEqual({
      key: `${people}?keywords=plant manager`,
      url: `https://www.linkedin.com${people}?keywords=plant+manager`,
      name: 'plant manager',
      page: 3,
      most: 1000,
    });
  });

  it.each(['0', '-2', 'x', '1.5', ''])('takes page=%s for the first', (page) => {
    expect(find(`${people}?keywords=a&page=${page}`)?.page).toBe(1);
  });

  it('has no name where filters are set by id only', () => {
    expect(find(`${people}?geoUrn=["104"]`)?.name).toBeUndefined();
  });

  it('survives malformed escapes', () => {
    expect(find('/sales/search/people?query=(keywords:50%25%20more%25%E0)')?.name).toContain('50%');
  });
});
