/** Accents that another program may have left out; not the signs of scripts in which they are letters. */
const ACCENTS = /[\u0300-\u036f]/g;

const toWords = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLocaleLowerCase('en')
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/**
 * Whether two names can be one person's: all words of the shorter stand in the longer, in any order. "Orla Quist" is
 * "Órla M. Quist, MBA", and is neither "Orla Berg" nor "Orla". A name without a word is nobody's.
 */
export function isSameName(one: string, other: string): boolean {
  const [few = [], many = []] = [toWords(one), toWords(other)].sort((a, b) => a.length - b.length);
  if (few.length === 0 || (few.length === 1 && many.length > 1)) return false;
  return few.every((word) => many.includes(word));
}
