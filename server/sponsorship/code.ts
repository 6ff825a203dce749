import { createHash, createHmac } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford's: no letter that reads like a digit
const BYTES = 10;

/**
 * The code that a salt stands for: 80 bits that nobody without the pepper can tell from random ones. So the owner of a
 * link can be shown it again, although the database holds its hash only.
 */
export function deriveCode(pepper: string, salt: string): string {
  const bytes = createHmac('sha256', pepper).update(`sponsor-code ${salt}`).digest().subarray(0, BYTES);
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('');
}

export const hashCode = (code: string): string => createHash('sha256').update(`sponsor-code ${code}`).digest('hex');

/** A code as somebody typed or pasted it, as it was made; undefined where it cannot be one. */
export function parseCode(text: string): string | undefined {
  const code = text.trim().toLowerCase();
  return code.length === 16 && [...code].every((letter) => ALPHABET.includes(letter)) ? code : undefined;
}
