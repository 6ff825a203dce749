/** Where anybody can have an address: two people there are not of one company. */
const publicMail = new Set([
  'aol.com',
  'free.fr',
  'gmail.com',
  'gmx.com',
  'gmx.de',
  'gmx.net',
  'googlemail.com',
  'hey.com',
  'hotmail.com',
  'hotmail.fr',
  'icloud.com',
  'laposte.net',
  'live.com',
  'mail.com',
  'mail.ru',
  'me.com',
  'msn.com',
  'orange.fr',
  'outlook.com',
  'outlook.fr',
  'proton.me',
  'protonmail.com',
  'qq.com',
  'sfr.fr',
  'wanadoo.fr',
  'web.de',
  'yahoo.com',
  'yahoo.fr',
  'yandex.com',
  'zoho.com',
  '163.com',
]);

/** Addresses that are thrown away. The best known; a new one costs a cheat nothing, so this only makes somebody look. */
const disposable = new Set([
  '10minutemail.com',
  'dispostable.com',
  'getnada.com',
  'guerrillamail.com',
  'maildrop.cc',
  'mailinator.com',
  'mailnesia.com',
  'mintemail.com',
  'moakt.com',
  'sharklasers.com',
  'temp-mail.org',
  'tempmail.com',
  'throwawaymail.com',
  'trashmail.com',
  'yopmail.com',
  'yopmail.fr',
]);

/** Names that are nobody's (RFC 2606), as demonstrations use them. */
const reserved = /(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|net|org))$/;

export const isPublicMail = (domain: string): boolean => publicMail.has(domain) || reserved.test(domain);

/** Also below a disposable domain: `x.mailinator.com`. */
export const isDisposable = (domain: string): boolean =>
  disposable.has(domain) || disposable.has(domain.split('.').slice(-2).join('.'));
