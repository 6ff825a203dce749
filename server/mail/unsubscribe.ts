import { createHmac, timingSafeEqual } from 'node:crypto';

interface Person {
  readonly accountId: string;
  readonly userId: string | null;
}

const seal = (pepper: string, text: string) => createHmac('sha256', pepper).update(`unsubscribe ${text}`).digest();

/** Names whose letters are to stop, signed: nobody can stop another's, and who holds the letter needs no sign-in. */
export function unsubscribeToken(pepper: string, { accountId, userId }: Person): string {
  const text = `${accountId} ${userId}`;
  return `${Buffer.from(text).toString('base64url')}.${seal(pepper, text).toString('base64url')}`;
}

export const unsubscribeUrl = (publicUrl: string, pepper: string, person: Person): string =>
  `${publicUrl}/unsubscribe/${unsubscribeToken(pepper, person)}`;

export function readUnsubscribeToken(pepper: string, token: string): { accountId: string; userId: string } | undefined {
  const [body = '', signature = ''] = token.split('.');
  const text = Buffer.from(body, 'base64url').toString();
  const [given, wanted] = [Buffer.from(signature, 'base64url'), seal(pepper, text)];
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  const [accountId = '', userId = ''] = text.split(' ');
  return { accountId, userId };
}
