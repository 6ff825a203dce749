// Long: the list of every kind of practice page and what each draws, in one place to compare with docs/linkedin-pages.md.
import type { Company, Person } from '../../utils/lead/lead.ts';
import { practiceCompanies } from './companies.ts';
import { expectedRow } from './expected-page.ts';
import { allSearchTree } from './generate/all-search.ts';
import { companyPage, companyPeople, companySearchEmber, companySearchSdui } from './generate/company.ts';
import { profileEmber, profileSdui } from './generate/profile.ts';
import {
  accountSearch,
  accountTable,
  type LeadSlot,
  leadCard,
  leadList,
  leadPage,
  leadPlaceholder,
  leadSearch,
  salesPagination,
} from './generate/sales.ts';
import { type TreeElement, toHtml } from './generate/tree.ts';
import { embeddedAnswers, rehydration, wholePage, withRail } from './generate/whole-page.ts';
import { words } from './generate/words.ts';
import { practiceMembers } from './members.ts';
import { PEOPLE_COUNT, type PracticePerson, practicePeople, salesIdOf } from './people.ts';
import { createRandom } from './random.ts';
import { createSearchPage, type Language } from './search-page.ts';

/** What a right reading gives: names as shown, and nothing that the page does not state. */
export interface Truth {
  rows: ((Omit<Person, 'kind' | 'name'> & { name: string }) | (Omit<Company, 'kind' | 'name'> & { name: string }))[];
  anonymous: number;
  /** rows that the page fills in when they are scrolled to */
  pending: number;
}

/** One page of the practice LinkedIn other than people search, with what is true of it. */
export interface PracticePage {
  /** the adapter that must read it */
  id: string;
  /** at LinkedIn's own address */
  path: string;
  html: string;
  /** what `main` holds, where the page is built by script */
  tree?: TreeElement;
  truth: Truth;
}

export interface PracticeWish {
  seed: number;
  language?: Language;
  number?: number;
}

type Draw = (wish: Required<PracticeWish>) => { path: string; main: string | TreeElement; truth: Truth };
const SALES_PAGES = 4;

const companyRow = (
  { id, vanity, name, ...stated }: ReturnType<typeof practiceCompanies>[number],
  key: 'id' | 'vanity' | 'both',
) => ({
  identityKeys: [...(key === 'id' ? [] : [`company:${vanity}`]), ...(key === 'vanity' ? [] : [`company:${id}`])],
  name,
  ...stated,
});
const without = <T extends object>(row: T, ...fields: string[]) =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field))) as T;
const all = (rows: Truth['rows']): Truth => ({ rows, anonymous: 0, pending: 0 });

function leadSlots({ seed, number }: Required<PracticeWish>, size: number, rendered: number): LeadSlot[] {
  const random = createRandom(seed, `leads ${number}`);
  const companies = practiceCompanies(seed);
  return practicePeople(seed, Math.max(PEOPLE_COUNT, size * number))
    .slice(size * (number - 1), size * number)
    .map((person, index) => {
      const company = random.chance(0.7) ? companies.find(({ name }) => name === person.job.company) : undefined;
      const kind = index >= rendered ? 'pending' : random.chance(0.1) ? 'anonymous' : 'lead';
      return { person, ...(company && { company }), kind };
    });
}

function leadTruth(slots: LeadSlot[], page: 'search' | 'list'): Truth {
  const rows = slots.flatMap(({ person, company, kind }) => {
    if (kind !== 'lead') return [];
    const shared = person.mutual.named.length + person.mutual.others;
    return [
      {
        identityKeys: [`sales:${salesIdOf(person)}`],
        name: person.name,
        ...person.job,
        ...(company && { companyKey: `company:${company.id}` }),
        ...(person.location && { location: person.location }),
        ...(person.degree && { degree: person.degree }),
        ...(page === 'search' && shared > 0 && { sharedConnections: shared }),
        ...(page === 'search' && person.premium && { premium: true as const }),
      },
    ];
  });
  const count = (kind: LeadSlot['kind']) => slots.filter((slot) => slot.kind === kind).length;
  return { rows, anonymous: count('anonymous'), pending: count('pending') };
}

function profileTruth(person: PracticePerson, layout: 'sdui' | 'ember'): Truth {
  const degree = layout === 'ember' || person.degree === 1 ? person.degree : undefined;
  return all([
    {
      identityKeys: [
        `vanity:${person.vanity}`,
        layout === 'ember' ? `urn:${person.memberNumber}` : `member:${person.memberId}`,
      ],
      name: person.name,
      ...(person.headline && { headline: person.headline }),
      ...(person.location && { location: person.location }),
      company: person.job.company,
      ...(degree && { degree }),
    },
  ]);
}

const someone = ({ seed, number }: Required<PracticeWish>) => practicePeople(seed)[number * 7] as PracticePerson;
const companyOf = ({ seed, number }: Required<PracticeWish>) => {
  const companies = practiceCompanies(seed);
  return companies[number % companies.length] as (typeof companies)[number];
};
const profilePath = (person: PracticePerson) => `/in/${encodeURIComponent(person.vanity)}/`;

/** What Ember pages say they are. */
const PAGE_KEYS: Record<string, string> = {
  company: 'd_flagship3_company',
  'company-people': 'd_flagship3_company_people',
  'company-search': 'd_flagship3_search_srp_companies',
  profile: 'd_flagship3_profile_view_base',
};

/** adapter id and layout → how the page is drawn */
const draws: Record<string, Draw> = {
  'sales-lead-search ember': (wish) => {
    const slots = leadSlots(wish, 25, wish.number === 1 ? 7 : 25);
    return {
      path: `/sales/search/people?query=(keywords%3Aplant)&page=${wish.number}`,
      main: leadSearch(slots, wish.seed, wish.language, wish.number, SALES_PAGES),
      truth: leadTruth(slots, 'search'),
    };
  },
  'sales-lead-list ember': (wish) => {
    const slots = leadSlots(wish, 25, 25);
    return {
      path: '/sales/lists/people/7000000000000000001',
      main: leadList(slots, wish.seed, wish.language),
      truth: leadTruth(slots, 'list'),
    };
  },
  'sales-lead ember': (wish) => {
    const [slot] = leadSlots(wish, 1, 1);
    const { person, company } = slot as LeadSlot;
    const row = leadTruth([{ person, ...(company && { company }), kind: 'lead' }], 'list')
      .rows[0] as Truth['rows'][number];
    return {
      path: `/sales/lead/${salesIdOf(person)},NAME_SEARCH,aB1c`,
      main: leadPage(person, company, wish.language),
      truth: all([{ ...without(row, 'location'), ...(person.headline && { headline: person.headline }) }]),
    };
  },
  'sales-account-search ember': ({ seed, number }) => ({
    path: `/sales/search/company?query=(keywords%3Asteel)&page=${number}`,
    main: accountSearch(practiceCompanies(seed), number, SALES_PAGES),
    truth: all(practiceCompanies(seed).map((company) => companyRow(company, 'id'))),
  }),
  'sales-account-hub ember': ({ seed }) => ({
    path: '/sales/accounts',
    main: accountTable(practiceCompanies(seed)),
    truth: all(practiceCompanies(seed).map((company) => without(companyRow(company, 'id'), 'location', 'size'))),
  }),
  'sales-account-list ember': ({ seed }) => ({
    path: '/sales/lists/company/7000000000000000002',
    main: accountTable(practiceCompanies(seed)),
    truth: all(practiceCompanies(seed).map((company) => without(companyRow(company, 'id'), 'location', 'size'))),
  }),
  'company ember': (wish) => ({
    path: `/company/${encodeURIComponent(companyOf(wish).vanity)}/`,
    main: companyPage(companyOf(wish)),
    truth: all([companyRow(companyOf(wish), 'both')]),
  }),
  'company-people ember': (wish) => {
    const random = createRandom(wish.seed, `staff ${wish.number}`);
    const slots = practicePeople(wish.seed)
      .slice(0, 12)
      .map((person) => ({ person, isAnonymous: random.chance(0.15) }));
    const named = slots.filter(({ isAnonymous }) => !isAnonymous);
    return {
      path: `/company/${encodeURIComponent(companyOf(wish).vanity)}/people/`,
      main: companyPeople(slots, wish.language),
      truth: {
        rows: named.map(({ person }) => ({
          identityKeys: [`vanity:${person.vanity}`, `member:${person.memberId}`],
          name: person.name,
          ...(person.headline && { headline: person.headline }),
          ...(person.degree && { degree: person.degree }),
          ...(person.mutual.named[0] && { sharedConnections: 4 }),
        })),
        anonymous: slots.length - named.length,
        pending: 0,
      },
    };
  },
  'company-search ember': ({ seed }) => ({
    path: '/search/results/companies/?keywords=steel',
    main: companySearchEmber(practiceCompanies(seed), seed),
    truth: all(practiceCompanies(seed).map((company) => without(companyRow(company, 'both'), 'size'))),
  }),
  'company-search sdui': ({ seed }) => ({
    path: '/search/results/companies/?keywords=steel',
    main: companySearchSdui(practiceCompanies(seed)),
    truth: all(practiceCompanies(seed).map((company) => without(companyRow(company, 'vanity'), 'size'))),
  }),
  'profile sdui': (wish) => ({
    path: profilePath(someone(wish)),
    main: profileSdui(someone(wish), wish.language),
    truth: profileTruth(someone(wish), 'sdui'),
  }),
  'profile ember': (wish) => ({
    path: profilePath(someone(wish)),
    main: profileEmber(someone(wish), wish.language),
    truth: profileTruth(someone(wish), 'ember'),
  }),
  'all-search sdui': ({ seed, language, number }) => {
    const page = createSearchPage(seed, number, { language });
    const hero = practicePeople(seed)[51] as PracticePerson;
    const people = page.slots.flatMap((slot) => {
      if (slot.kind !== 'person') return [];
      const row = expectedRow(slot.person, slot.linkedBy, 'S2');
      return [words[language].current ? row : without(row, 'position', 'company')];
    });
    const stated = without(
      expectedRow(hero, 'vanity', 'S2'),
      'sharedConnections',
      'verified',
      'premium',
      'position',
      'company',
    );
    return {
      path: '/search/results/all/?keywords=orla',
      main: allSearchTree(page, hero),
      truth: {
        rows: [{ ...stated, identityKeys: [`vanity:${hero.vanity}`, `member:${hero.memberId}`] }, ...people],
        anonymous: page.slots.filter(({ kind }) => kind === 'anonymous').length,
        pending: 0,
      },
    };
  },
};

/** Lead search as its script asks for it: every card of a page, and what stands in its place until it is scrolled to. */
export function salesSearchPage(seed: number, number: number, language: Language = 'en') {
  const slots = leadSlots({ seed, number, language }, 25, 25);
  const truth = leadTruth(slots, 'search');
  return {
    cards: slots.map((slot) => leadCard(slot, { seed, language })),
    placeholders: slots.map((slot) => leadPlaceholder(slot, { seed, language })),
    pagination: salesPagination(number, SALES_PAGES),
    truth,
  };
}

const ADDRESSES: readonly [RegExp, id: string][] = [
  [/^\/search\/results\/all\/$/, 'all-search'],
  [/^\/search\/results\/companies\/$/, 'company-search'],
  [/^\/company\/[^/]+\/people\/$/, 'company-people'],
  [/^\/company\/[^/]+\/(?:about\/)?$/, 'company'],
  [/^\/sales\/search\/people$/, 'sales-lead-search'],
  [/^\/sales\/search\/company$/, 'sales-account-search'],
  [/^\/sales\/lists\/people\/[^/]+$/, 'sales-lead-list'],
  [/^\/sales\/lists\/company\/[^/]+$/, 'sales-account-list'],
  [/^\/sales\/(?:accounts|account-hub)$/, 'sales-account-hub'],
  [/^\/sales\/lead\/[^/]+$/, 'sales-lead'],
];

/** What the practice LinkedIn serves at an address, in the family of layouts that the member is served; nothing where it is no such page. */
export function practiceKindAt(path: string, family: 'ember' | 'sdui'): string | undefined {
  const id = ADDRESSES.find(([address]) => address.test(path))?.[1];
  return (
    practicePageKinds.find((kind) => kind === `${id} ${family}`) ??
    practicePageKinds.find((kind) => kind.startsWith(`${id} `))
  );
}

/** adapter id and layout, with a space between: what `practicePage` can draw */
export const practicePageKinds = Object.keys(draws);

/** A page of the practice LinkedIn by adapter id and layout, e.g. 'profile sdui'; pure. */
export function practicePage(kind: string, { seed, language = 'en', number = 1 }: PracticeWish): PracticePage {
  const draw = draws[kind];
  if (!draw) throw new Error(`no practice page is called ${kind}: there are ${practicePageKinds.join(', ')}`);
  const { path, main, truth } = draw({ seed, language, number });
  const [id = '', layout] = kind.split(' ');
  const viewer = practiceMembers.a;
  const isTree = typeof main !== 'string';
  const html = wholePage({
    title: `${layout === 'sdui' ? '' : '(2) '}Practice | LinkedIn`,
    body: withRail(isTree ? toHtml(main) : main, 'id="workspace"'),
    tail: isTree ? rehydration(viewer) : id.startsWith('sales') ? '' : embeddedAnswers(viewer, PAGE_KEYS[id]),
    kind: isTree ? 'sdui' : 'ember',
    language,
    viewer,
  });
  return { id, path, html, ...(isTree && { tree: main }), truth };
}
