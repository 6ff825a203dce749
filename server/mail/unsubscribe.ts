import { readSigned, sign } from '../signed.ts';

interface Person {
  readonly accountId: string;
  readonly userId: string | null;
}

/** Stops the promotional letters to one person: signed, so that nobody can stop another's, and no sign-in is needed. */
export const unsubscribeUrl = (publicUrl: string, pepper: string, { accountId, userId }: Person): string =>
  `${publicUrl}/unsubscribe/${sign(pepper, 'unsubscribe', `${accountId} ${userId}`)}`;

export function readUnsubscribeToken(pepper: string, token: string): { accountId: string; userId: string } | undefined {
  const text = readSigned(pepper, 'unsubscribe', token);
  if (text === undefined) return undefined;
  const [accountId = '', userId = ''] = text.split(' ');
  return { accountId, userId };
}
