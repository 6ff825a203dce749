import { PEOPLE_COUNT, type PracticePerson } from './people.ts';
import type { CardQuirks } from './quirks.ts';
import { createSearchPage } from './search-page.ts';

export type Variant = 'E1' | 'E2' | 'S1' | 'S2';

/** The truth about one row: what the page states, and nothing that it merely leaks. */
export interface ExpectedRow {
  identityKeys: string[];
  name: string;
  headline?: string;
  location?: string;
  position?: string;
  company?: string;
  degree?: number;
  sharedConnections?: number;
  verified?: true;
  premium?: true;
}

export interface ExpectedPage {
  readable: ExpectedRow[];
  anonymous: number;
}

/** What a right reading of page `number` gives in a layout; pure. */
export function expectedPage(
  seed: number,
  number: number,
  variant: Variant = 'S2',
  population = PEOPLE_COUNT,
): ExpectedPage {
  const { slots } = createSearchPage(seed, number, { population });
  return {
    readable: slots.flatMap((slot) =>
      slot.kind === 'person' ? [expectedRow(slot.person, slot.linkedBy, variant)] : [],
    ),
    anonymous: slots.filter((slot) => slot.kind === 'anonymous').length,
  };
}

export function expectedRow(
  person: PracticePerson,
  linkedBy: 'vanity' | 'id',
  variant: Variant,
  quirks?: CardQuirks,
): ExpectedRow {
  const vanity = `vanity:${person.vanity}`;
  const member = `member:${person.memberId}`;
  const isEmber = variant === 'E1' || variant === 'E2';
  const isNamedByInvite = !isEmber && person.action === 'connect' && !quirks?.isPending;
  // A sentence without a link counts nobody, and followers are no connections.
  const isTold = quirks?.hasFollowers || (quirks?.mutualAsText && person.mutual.named.length > 0);
  const shared = isTold ? 0 : person.mutual.named.length + person.mutual.others;
  return {
    identityKeys: [
      ...(linkedBy === 'vanity' || isNamedByInvite ? [vanity] : []),
      member,
      ...(isEmber ? [`urn:${person.memberNumber}`] : []),
    ],
    name: person.name,
    ...(person.headline && { headline: person.headline }),
    ...(person.location && { location: person.location }),
    ...person.current,
    ...(person.degree && { degree: person.degree }),
    ...(shared > 0 && { sharedConnections: shared }),
    ...(person.verified && { verified: true }),
    ...(person.premium && { premium: true }),
  };
}
