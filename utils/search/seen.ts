/**
 * Who was seen in a search, so that a later visit can tell who is new. Eight bytes for each identity key, and nothing that
 * could be read as a name. Two keys in a billion billion meet; then one new person is not marked as new.
 */
export interface Seen {
  /** in visits before this one */
  before: Float64Array;
  /** in this visit */
  now: Float64Array;
}

/** 53 bits of an identity key. Not a secret: it only keeps the list short. @see https://github.com/bryc/code (cyrb53) */
export function hashKey(key: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < key.length; index++) {
    const unit = key.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

export interface Sighting {
  seen: Seen;
  /** for each person of the page: in no visit before this one */
  isNew: boolean[];
  /** people whom this page showed for the first time in this search, in any visit */
  added: number;
}

/** Adds the people of one page. @param people each person's identity keys */
export function addSighting({ before, now }: Seen, people: readonly (readonly string[])[]): Sighting {
  const old = new Set(before);
  const here = new Set(now);
  let added = 0;
  const isNew = people.map((keys) => {
    const hashes = keys.map(hashKey);
    const wasBefore = hashes.some((hash) => old.has(hash));
    if (!wasBefore && !hashes.some((hash) => here.has(hash))) added++;
    for (const hash of hashes) here.add(hash);
    return !wasBefore;
  });
  return { seen: { before, now: here.size === now.length ? now : Float64Array.from(here) }, isNew, added };
}

/** A new visit begins: everybody seen so far was seen before it. */
export const startVisit = ({ before, now }: Seen): Seen => ({
  before: Float64Array.from(new Set([...before, ...now])),
  now: new Float64Array(),
});

export const nobodySeen: Seen = { before: new Float64Array(), now: new Float64Array() };
