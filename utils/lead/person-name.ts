import type { PersonName } from './lead.ts';

const EMOJI =
  /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}®™©]|\uFE0F|\u20E3|(?<=\p{Extended_Pictographic}\uFE0F?)\u200D/gu;
const QUOTED = /["“”„«»‘]\s*([\p{L}\p{M}.' -]{1,40}?)\s*["“”«»’]/u;
/** Between given and family name a bracket holds what the person goes by; at the end it may hold anything. */
const BRACKETED_NICKNAME = /^\p{L}[\p{L}\p{M}’'-]*\s+[([（]\s*(\p{Lu}[\p{Ll}\p{M}]+)\s*[)\]）]\s+\p{L}/u;
const BRACKETED = /[([（【][^)\]）】]*[)\]）】]/gu;
const HONORIFIC =
  /^(?:dr|prof|mr|mrs|ms|mx|sir|dame|herr|frau|mme|mlle|sra?|dra|drs|ing|inż|mgr|dipl\.?-ing|mag|rev|δρ|д-р|د)\.?$|^(?:m|fr|hr|ir)\.$/iu;
/** What follows a doctor's title. */
const FACULTY = /^(?:med|dent|vet|rer|nat|phil|jur|iur|oec|pol|habil)\.$/i;
const GENERATION = /^(?:jr|sr)\.?$|^(?:II|III|IV)$/i;
const CREDENTIAL =
  /^(?:\p{Lu}[\p{L}.]*\p{Lu}[\p{L}.\d-]*|\p{Lu}\.|(?:Ph|Eng|Ed|Psy|Sc)\.?D\.?|MSc|BSc|MEng|BEng)(?: ?\(?[\p{Lu}\d-]+\)?)*$/u;
/** Scripts in which LinkedIn writes the given name first. Han, Kana and Hangul names come in either order. */
const GIVEN_FIRST = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Georgian', 'Hebrew', 'Arabic', 'Devanagari'].map(
  (script) => new RegExp(`^\\p{Script=${script}}[\\p{Script=${script}}\\p{M}’'-]*[\\p{Script=${script}}\\p{M}]$`, 'u'),
);

/** Most names, which need no closer look. */
const PLAIN = /^([A-Z][a-z]+) ([A-Z][a-z]+)$/;

/**
 * Tells apart what can be told apart without guessing; `shown` is always the name as the page shows it.
 * Emoji, bracketed additions and quoted nicknames are set aside; given and family name are said only of two
 * plain words of one script that puts the given name first.
 */
export function parsePersonName(shown: string): PersonName {
  const plain = PLAIN.exec(shown);
  if (plain?.[1] && plain[2] && !HONORIFIC.test(plain[1])) return { shown, given: plain[1], family: plain[2] };
  const name: PersonName = { shown };
  const plainText = shown.replace(EMOJI, ' ').trim();
  let rest = plainText.replace(BRACKETED, ' ');
  const nickname = QUOTED.exec(rest);
  if (nickname) rest = rest.replace(nickname[0], ' ');
  const [before = '', ...after] = rest.split(',').map((part) => part.replace(/\s+/g, ' ').trim());
  const suffixes = after.filter(Boolean);
  if (!suffixes.every((suffix) => CREDENTIAL.test(suffix) || GENERATION.test(suffix))) return { shown };

  const words = before.split(' ').filter(Boolean);
  const honorifics: string[] = [];
  while (words.length > 1 && HONORIFIC.test(words[0] as string)) honorifics.push(words.shift() as string);
  while (honorifics.length > 0 && words.length > 1 && FACULTY.test(words[0] as string)) {
    honorifics.push(words.shift() as string);
  }
  const last = words.at(-1);
  if (words.length > 2 && last && (GENERATION.test(last) || /^(?:Ph\.?D\.?|MBA|M\.?D\.?|CPA|MSc)$/.test(last))) {
    suffixes.unshift(words.pop() as string);
  }
  const [given, family] = words;
  if (honorifics.length > 0) name.honorific = honorifics.join(' ');
  if (suffixes.length > 0) name.suffix = suffixes.join(', ');
  const goesBy = nickname?.[1] ?? BRACKETED_NICKNAME.exec(plainText)?.[1];
  if (goesBy) name.nickname = goesBy;
  if (words.length === 2 && given && family && GIVEN_FIRST.some((name) => name.test(given) && name.test(family))) {
    name.given = given;
    name.family = family;
  }
  return name;
}
