import type { Random } from './random.ts';

/** LinkedIn's session cookies by their names and attributes, with values that are nobody's. */
export function sessionCookies(session: string, random: Random): string[] {
  const year = 'Max-Age=31536000';
  const everywhere = 'Domain=.linkedin.com; Path=/; Secure; SameSite=None';
  const www = 'Domain=.www.linkedin.com; Path=/; Secure; SameSite=None';
  return [
    `li_at=${session}; ${www}; HttpOnly; ${year}`,
    `JSESSIONID="ajax:${random.letters(19, '0123456789')}"; ${www}; ${year}`,
    `liap=true; ${everywhere}; ${year}`,
    `lang=v=2&lang=en-us; ${everywhere}`,
    `bcookie="v=2&${random.letters(32, '0123456789abcdef')}"; ${everywhere}; ${year}`,
    `bscookie="v=1&${random.letters(40, '0123456789abcdef')}"; ${www}; HttpOnly; ${year}`,
    `lidc="b=PRACTICE:s=P:r=P:a=P:p=P:g=1:u=1:x=1:i=1:t=1:v=2:sig=${random.letters(12)}"; ${everywhere}; Max-Age=86400`,
    `li_gc=${random.letters(24)}; ${everywhere}; ${year}`,
  ];
}

/** What signing out takes away: the session; the rest stays, as on LinkedIn. */
export const endedCookies: string[] = [
  'li_at=delete me; Domain=.www.linkedin.com; Path=/; Secure; SameSite=None; HttpOnly; Max-Age=0',
  'liap=; Domain=.linkedin.com; Path=/; Secure; SameSite=None; Max-Age=0',
];

export function parseCookies(header: string | undefined): Record<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split(/=(.*)/s));
  return Object.fromEntries(pairs.filter(([name]) => name).map(([name, value]) => [name, value ?? '']));
}
