import { createRandom, type Random } from './random.ts';

/** An invented person, as the practice LinkedIn knows them: more than any page shows. */
export interface PracticePerson {
  memberNumber: number;
  memberId: string;
  vanity: string;
  name: string;
  headline?: string;
  location?: string;
  current?: { position: string; company: string };
  degree?: 1 | 2 | 3;
  /** connections shared with the viewer: up to two are named, the others counted */
  mutual: { named: { name: string; vanity: string; memberId: string }[]; others: number };
  verified: boolean;
  premium: boolean;
  action: 'connect' | 'message' | 'follow';
}

const GIVEN = [
  'Orla',
  'Tomas',
  'Ida',
  'Jori',
  'Mirel',
  'Saskia',
  'Devan',
  'Ilka',
  'Rune',
  'Paweł',
  'Noor',
  'Celeste',
  'Bram',
  'Yara',
  'Odile',
  'Kasper',
];
const FAMILY = [
  'Quist',
  'Vell',
  'Brek',
  'Vane',
  'Tandy',
  'Okonjo',
  'Lindqvister',
  'Przykładny',
  'Marrow',
  'Halloran-Dietz',
  'Sorvino',
  'Ekdal',
  'Farsund',
  'Iverholt',
];
const UNUSUAL = [
  '松本 架空',
  'ليلى المثالية',
  'Dr. Mirel Tandy, PhD',
  'Orla “Olly” Vantrease',
  'Todd R.',
  '🚀 Ida Farsund',
  'Zephyrine',
  'JORI VANE-EKDAL',
];
const JOBS = [
  'Plant Manager',
  'Head of Procurement',
  'Logistics Lead',
  'Operations Director',
  'Quality Engineer',
  'Buyer',
  'Maintenance Planner',
];
const COMPANIES = [
  'Norrvik Steel',
  'Halden Freight',
  'Tarn & Moss Packaging',
  'Ostrava Glassworks',
  'Bluefjord Cables',
  'Kestrel Bearings',
];
const PLACES = [
  'Greater Malmö Metropolitan Area',
  'Malmö, Skåne County, Sweden',
  'Łódź, Łódzkie, Poland',
  'Porto, Portugal',
  'Leeds, England, United Kingdom',
  'Lyon, France',
];

export const PEOPLE_COUNT = 52;

/** All people of one practice LinkedIn; pure. A larger one begins with the same people. */
export function practicePeople(seed: number, count = PEOPLE_COUNT): PracticePerson[] {
  const random = createRandom(seed, 'people');
  return Array.from({ length: count }, (_, index) => createPerson(random, index));
}

const idOf = (random: Random) => `ACoAA${random.letters(4)}FAKE${random.letters(8)}`;

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, '-')
    .replace(/^-|-$/g, '');

function createPerson(random: Random, index: number): PracticePerson {
  const isUnusual = index % 6 === 5;
  const name = isUnusual
    ? (UNUSUAL[Math.floor(index / 6) % UNUSUAL.length] as string)
    : `${random.pick(GIVEN)} ${random.pick(FAMILY)}`;
  const position = random.pick(JOBS);
  const company = random.pick(COMPANIES);
  const named = Array.from({ length: random.below(3) }, () => createFriend(random));
  const degree = ([1, 2, 2, 3] as const)[random.below(4)] as 1 | 2 | 3;
  return {
    memberNumber: 100_200_300 + index * 17 + random.below(16),
    memberId: idOf(random),
    vanity: `${slugOf(name)}-${random.letters(3, 'abcdef')}${index}`,
    name,
    ...(random.chance(0.9) && {
      headline: `${position} at ${company}${random.pick(['', ' · 3 sites', ' • Board member', ' | Lean, #steel'])}`,
    }),
    ...(random.chance(0.92) && { location: random.pick(PLACES) }),
    ...(random.chance(0.5) && { current: { position, company } }),
    ...(random.chance(0.93) && { degree }),
    mutual: { named, others: named.length === 2 ? random.below(40) : 0 },
    verified: random.chance(0.3),
    premium: random.chance(0.15),
    action: degree === 1 ? 'message' : random.pick(['connect', 'connect', 'follow']),
  };
}

function createFriend(random: Random): PracticePerson['mutual']['named'][number] {
  const name = `${random.pick(GIVEN)} ${random.pick(FAMILY)}`;
  return { name, vanity: `${slugOf(name)}-friend${random.below(9000)}`, memberId: idOf(random) };
}
