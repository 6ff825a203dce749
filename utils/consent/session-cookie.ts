import { browser } from 'wxt/browser';

/**
 * The one place that sees LinkedIn's session cookie. Its value is hashed here and goes no further: what leaves this file is
 * whether there is a session, and a salted SHA-256 of it.
 */
const COOKIE = { name: 'li_at', url: 'https://www.linkedin.com/' };
const PERMISSION: { permissions: ['cookies'] } = { permissions: ['cookies'] };

export const hasCookiePermission = (): Promise<boolean> => browser.permissions.contains(PERMISSION);

export async function dropCookiePermission(): Promise<void> {
  if (await hasCookiePermission()) await browser.permissions.remove(PERMISSION);
}

/** A salted SHA-256 of the session, in hex. Undefined where nobody is signed in to LinkedIn. */
export async function fingerprintSession(salt: string): Promise<string | undefined> {
  const cookie = await browser.cookies.get(COOKIE);
  if (!cookie?.value) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt} ${cookie.value}`));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Calls back when the session cookie comes, goes or changes, and wakes a worker that sleeps. Does nothing without the
 * permission: there is no such API then. The event carries the value; only its name and place are looked at.
 */
export function watchSession(onChange: () => void): void {
  const event = (browser as Partial<typeof browser>).cookies?.onChanged;
  if (!event || event.hasListeners()) return;
  event.addListener(({ cookie: { name, domain } }) => {
    if (name === COOKIE.name && /^\.?(?:www\.)?linkedin\.com$/.test(domain)) onChange();
  });
}
