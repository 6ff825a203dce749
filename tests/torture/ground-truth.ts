import { expectedRow } from '../practice/expected-page.ts';
import { practicePeople } from '../practice/people.ts';
import { createSearchPage, pagesOf } from '../practice/search-page.ts';

/** One results page, and whom it shows: keys of each person that can be read, in the order of the page. */
export interface TrueRow {
  /** the person, wherever and however they are shown */
  member: string;
  /** every key that any page may tell of them */
  keys: string[];
}

export interface TruePage {
  number: number;
  rows: TrueRow[];
}

/** How many people a practice LinkedIn needs so that its pages show this many that can be read. */
export const populationFor = (leads: number): number => Math.ceil(leads / 8 + 3) * 10;

/** The first pages that together show exactly `leads` people; of the last one, the rows up to that number. */
export function truePages(seed: number, population: number, leads: number): TruePage[] {
  const people = practicePeople(seed, population);
  const seen = new Set<string>();
  const pages: TruePage[] = [];
  for (let number = 1; number <= pagesOf(population) && seen.size < leads; number++) {
    const rows: TrueRow[] = [];
    for (const slot of createSearchPage(seed, number, { population, people }).slots) {
      if (slot.kind !== 'person' || seen.size >= leads) continue;
      const { identityKeys: keys } = expectedRow(slot.person, 'vanity', 'E2');
      const member = `member:${slot.person.memberId}`;
      seen.add(member);
      rows.push({ member, keys });
    }
    pages.push({ number, rows });
  }
  if (seen.size < leads) throw new Error(`A population of ${population} shows ${seen.size} people, not ${leads}.`);
  return pages;
}
