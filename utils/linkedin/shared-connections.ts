import type { Line } from './page-type.ts';
import { onlyNumber } from './text.ts';

/**
 * How many connections are shared, where no link with a number says so: the line is told from "2K followers" and "Provides services"
 * by its words alone. en and pl seen 2026-05; the others from public code or translated, unverified until seen.
 */
const MUTUAL =
  /(?:mutual|shared) (?:connection|contact)|wspóln\p{L}+ kontakt|(?:relation|contact)s? en commun|gemeinsam\p{L}+ (?:kontakt|verbindung)|contactos? (?:\p{L}+ )?en común|(?:conex(?:ão|ões)|contatos?|contactos?|ligaç(?:ão|ões)) em comum|(?:collegament|contatt)[oi] in comune|gemeenschappelijke connectie|gemensam\p{L}+ kontakt|fælles (?:forbindelse|kontakt)|felles (?:forbindelse|kontakt)|yhtei\p{L}+ (?:verkosto|kontakti|yhtey)|společn\p{L}+ (?:kontakt|spojen)|în comun|ortak bağlantı|общ\p{L}+ контакт|спільн\p{L}+ контакт|közös (?:kapcsolat|ismerős)|koneksi bersama|(?:زميل|زملاء|معارف|جهات? اتصال|جهة اتصال) مشترك|共通の(?:つながり|知り合い)|共同(?:好友|人脉|人脈|聯絡人|联系人)|함께 아는/iu;
/** The verb and the article that say: one. */
const ONE =
  /is a mutual connection|to wspólny kontakt|jest wspólnym kontaktem|est une relation en commun|ist ein gemeinsamer kontakt|es un contacto en común|é uma? (?:conexão|contato|ligação|contacto) em comum|è un collegamento in comune|is een gemeenschappelijke connectie|— общий контакт|زميل مشترك$|さんは共通の(?:つながり|知り合い)です|是共同好友/iu;
const FOLLOWERS =
  /^\p{N}[\p{N}.,\s]*(?:[KM]|k|ألف|مليون|tys\.|mln|mil|mi|Mio\.|тыс\.)?\s?(?:followers?|obserwując\p{L}+|abonnés?|follower\P{L}?(?:innen)?|seguidor\p{L}*|volgers?|متابع\p{L}*|отслеживающ\p{L}+|位关注者)$|^(?:フォロワー|팔로워)/iu;
/** Korean counts in connections of the first degree. */
const FIRST_DEGREE = /1촌/g;
const LABEL = /^[^:：]{2,30}[:：]/;
const SEPARATOR = /[,،、;]/;
/** One name and the word that joins the others to it; or a word for "another", and no name. */
const AND = /\S\s(?:and|i|et|und|y|e|en|og|och|ve|и|و)$/iu;
const ANOTHER = /^(?:mais|outr[ao]s|otros|noch|ещё|еще|另外|其他|他|ほか)$/iu;

/** A line that speaks of shared connections, whether or not it says how many. */
export const isOfShared = (line: string): boolean => MUTUAL.test(line);

/** A line that counts followers. */
export const isFollowers = (line: string): boolean => FOLLOWERS.test(line.trim());

/**
 * "8 mutual connections" → 8 · "Ida Brek is a mutual connection" → 1 · "Tomas Vell and 3 other mutual connections" → 4.
 * `linked` people are named by links of their own. Several names in plain text cannot be counted: a comma may stand in a name.
 * Rounded or ambiguous numbers say nothing.
 */
export function countSharedIn({ text, linked = 0, isOnlyNames, shared }: Line): number | undefined {
  if (isOnlyNames) return linked;
  if (shared === undefined && (LABEL.test(text) || !MUTUAL.test(text))) return undefined;
  const line = (linked > 0 && shared ? shared : text).replace(FIRST_DEGREE, '');
  // "… and another mutual connection": how many the link to all of them adds is said in words.
  if (linked > 0 && shared && shared !== text && !/\p{N}/u.test(shared)) return undefined;
  if (!/\p{N}/u.test(line)) return linked || (ONE.test(line) && !SEPARATOR.test(line) ? 1 : undefined);
  const number = onlyNumber(line);
  if (number === undefined || number === 0) return undefined;
  if (linked > 0) return linked + number;
  const before = line.slice(0, line.search(/\p{N}/u)).trim();
  if (before === '' || ANOTHER.test(before)) return number;
  return AND.test(before) && !SEPARATOR.test(before) ? number + 1 : undefined;
}
