/** Seeded random numbers: one seed gives one practice LinkedIn, on every machine. */
export interface Random {
  /** a whole number below `below` */
  below(below: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  letters(count: number, alphabet?: string): string;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** mulberry32, started from the seed and the purpose, so that one purpose's draws do not move another's. */
export function createRandom(seed: number, purpose = ''): Random {
  let state = seed | 0;
  for (const letter of purpose) state = Math.imul(state ^ letter.charCodeAt(0), 0x9e3779b1);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const random: Random = {
    below: (below) => Math.floor(next() * below),
    chance: (probability) => next() < probability,
    pick: (from) => from[Math.floor(next() * from.length)] as (typeof from)[number],
    letters: (count, alphabet = LETTERS) =>
      Array.from({ length: count }, () => alphabet[Math.floor(next() * alphabet.length)]).join(''),
  };
  return random;
}
