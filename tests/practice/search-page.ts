import { type PracticeMember, practiceMembers } from './members.ts';
import { PEOPLE_COUNT, type PracticePerson, practicePeople } from './people.ts';
import { type CardQuirks, createQuirks, surroundings } from './quirks.ts';
import { createRandom } from './random.ts';

export const languages = ['en', 'pl', 'fr', 'de', 'es', 'pt', 'ar', 'ja'] as const;
export type Language = (typeof languages)[number];

/** What stands in one place of a results list. */
export type Slot =
  | { kind: 'person'; person: PracticePerson; linkedBy: 'vanity' | 'id'; quirks?: CardQuirks }
  /** the person behind it is what the page leaks and no reader may take */
  | { kind: 'anonymous'; person: PracticePerson }
  | { kind: 'upsell' }
  | { kind: 'feedback' }
  | { kind: 'suggestion' };

/** One page of people search, before any layout: what is on it, not how. */
export interface SearchPage {
  seed: number;
  keywords: string;
  number: number;
  total: number;
  language: Language;
  viewer?: PracticeMember;
  slots: Slot[];
  /** what stands around the results, as HTML */
  around?: string;
}

const PER_PAGE = 10;
/** How many pages so many people fill. */
export const pagesOf = (population: number): number => Math.floor(population / PER_PAGE);
export const PAGES = pagesOf(PEOPLE_COUNT);

/**
 * Page `number` of the seed's people search. Ten results; on page 1 two of them are anonymous, on others one or none;
 * from page 3 on the first person of two pages before appears again, linked by id.
 */
export function createSearchPage(
  seed: number,
  number: number,
  {
    keywords = 'plant manager',
    language = 'en' as Language,
    viewer = practiceMembers.a,
    population = PEOPLE_COUNT,
    people = practicePeople(seed, population),
  } = {},
): SearchPage {
  const random = createRandom(seed, `page ${number}`);
  const start = (number - 1) * PER_PAGE;
  const anonymous = new Set(number === 1 ? [3, 7] : random.chance(0.6) ? [random.below(8) + 1] : []);
  const slots: Slot[] = people.slice(start, start + PER_PAGE).map((person, index) => ({
    kind: anonymous.has(index) ? 'anonymous' : 'person',
    person,
    linkedBy: 'vanity',
  }));
  const again = number > 2 ? people[start - 2 * PER_PAGE] : undefined;
  if (again) slots[9] = { kind: 'person', person: again, linkedBy: 'id' };
  slots.splice(4, 0, { kind: 'upsell' });
  slots.push({ kind: 'feedback' });
  return { seed, keywords, number, total: pagesOf(population), language, viewer, slots };
}

/**
 * A page of any size with everything that LinkedIn varies from card to card and around them, drawn from the seed: ghost
 * pictures, open to work, pending invitations, followers, other people's links, suggestions between the results.
 */
export function createQuirkyPage(seed: number, size: number, language: Language): SearchPage {
  const random = createRandom(seed, `quirks ${size}`);
  const page = createSearchPage(seed, 1, { language });
  const slots = practicePeople(seed, size).flatMap((person): Slot[] => {
    const linkedBy = random.chance(0.15) ? ('id' as const) : ('vanity' as const);
    const slot: Slot = random.chance(0.2)
      ? { kind: 'anonymous', person }
      : { kind: 'person', person, linkedBy, quirks: createQuirks(random) };
    const noise = ['upsell', 'feedback', 'suggestion'] as const;
    return random.chance(0.15) ? [slot, { kind: random.pick(noise) }] : [slot];
  });
  return { ...page, slots, around: surroundings(random) };
}
