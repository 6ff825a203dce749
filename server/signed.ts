import { createHmac, timingSafeEqual } from 'node:crypto';

const seal = (pepper: string, purpose: string, text: string) =>
  createHmac('sha256', pepper).update(`${purpose} ${text}`).digest();

/** A token for a link in a letter: says `text`, and can be made by nobody else; for one purpose only. */
export const sign = (pepper: string, purpose: string, text: string): string =>
  `${Buffer.from(text).toString('base64url')}.${seal(pepper, purpose, text).toString('base64url')}`;

/** What a token says, or undefined where it was not signed here for this purpose. */
export function readSigned(pepper: string, purpose: string, token: string): string | undefined {
  const [body = '', signature = ''] = token.split('.');
  const text = Buffer.from(body, 'base64url').toString();
  const [given, wanted] = [Buffer.from(signature, 'base64url'), seal(pepper, purpose, text)];
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? text : undefined;
}
