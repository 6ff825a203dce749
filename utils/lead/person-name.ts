// Written here: the parsers on npm (parse-full-name, humanparser, another-name-parser, …) know Latin names of one culture, have not been
// kept for years, and always answer; ours says nothing where it is not certain, and `shown` is always the name as the page shows it.
import type { PersonName } from './lead.ts';
import * as words from './name-words.ts';

const SYMBOL =
  /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\p{So}™]|\uFE0F|\u20E3|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?)\u200D/gu;
const QUOTED = /(?:["“”„«»「『‘]|(?<=\s)['’])\s*(\p{L}[\p{L}\p{M}.'’ -]{0,39}?)\s*(?:["“”«»」』]|['’](?=\s|$))/u;
/** Between given and family name a bracket holds what the person goes by; at the end it may hold anything. */
const BRACKETED_NICKNAME =
  /^\S.*?\s[([（]\s*((?!(?:FH|BA|DH|TU|TH|Univ|UAS|Hons|Cantab|Oxon|Dist)\b)\p{Lu}[\p{L}\p{M}’'-]{0,29})\s*[)\]）]\s+\p{L}/u;
const BRACKETED = /[([（【][^)\]）】]*[)\]）】]/gu;
const PRONOUNS = /\s\p{Ll}+(?:\s?\/\s?\p{Ll}+)+$/u;
const INITIALS = /^(?:\p{Lu}\.){1,4}$|^\p{Lu}$/u;
/** "JJ", "LI": initials, or a name in capitals. */
const EITHER = /^\p{Lu}{2,3}$/u;
/** Scripts in which LinkedIn writes the given name first. */
const GIVEN_FIRST = 'Latin Cyrillic Greek Armenian Georgian Hebrew Arabic Devanagari Thai Bengali'
  .split(' ')
  .map((script) => new RegExp(`^\\p{Script=${script}}[\\p{Script=${script}}\\p{M}’'׳״-]*$`, 'u'));
/** Scripts in which the family name comes first. */
const FAMILY_FIRST = [/^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー々]+$/u, /^\p{Script=Hangul}+$/u];
/** Most names, which need no closer look. */
const PLAIN = /^([A-Z][a-z]+) ([A-Z][a-z]+)$/;

type Parts = Omit<PersonName, 'shown'>;

/** Tells apart what can be told apart without guessing: emoji, brackets and nicknames are set aside, then titles and credentials. */
export function parsePersonName(shown: string): PersonName {
  const plain = PLAIN.exec(shown);
  if (plain?.[1] && plain[2] && !words.isOdd(plain[1], plain[2])) return { shown, given: plain[1], family: plain[2] };
  const text = shown.replace(SYMBOL, ' ').replace(/[®©]/g, '').trim();
  const nickname = QUOTED.exec(text.replace(BRACKETED, ' '));
  const goesBy = nickname?.[1] ?? BRACKETED_NICKNAME.exec(text)?.[1];
  const rest = text
    .replace(BRACKETED, ' ')
    .replace(nickname?.[0] ?? '', ' ')
    .replace(PRONOUNS, '');
  const [name = '', ...after] = rest.split(/,|\s[-–—|•·]\s/).map((part) => part.replace(/\s+/g, ' ').trim());
  const inBrackets =
    /[([]([^)\]]+)[)\]]$/
      .exec(text)?.[1]
      ?.split(',')
      .map((part) => part.trim()) ?? [];
  const suffixes = [
    ...after,
    ...(inBrackets.every((part) => words.KNOWN_CREDENTIAL.test(part)) ? inBrackets : []),
  ].filter(Boolean);
  const isSuffix = (part: string) => words.areCredentials(part) || words.GENERATION.test(part);
  if (!suffixes.every(isSuffix)) return { shown };
  const { honorific, left } = withoutHonorific(name.split(' ').filter(Boolean));
  const { trailing, core } = withoutCredentials(left);
  const suffix = [...trailing, ...suffixes].join(', ');
  return {
    shown,
    ...(honorific && { honorific }),
    ...(suffix && { suffix }),
    ...(goesBy && { nickname: goesBy }),
    ...splitName(core),
  };
}

function withoutHonorific(left: string[]): { honorific: string; left: string[] } {
  let count = 0;
  const isTitle = (word: string) => words.HONORIFIC.test(word) && !words.SHORT_HONORIFIC.test(word);
  while (count < left.length - 1 && isTitle(left[count] as string)) count++;
  while (count > 0 && count < left.length - 1 && words.FACULTY.test(left[count] as string)) count++;
  return { honorific: left.slice(0, count).join(' '), left: left.slice(count) };
}

function withoutCredentials(left: string[]): { trailing: string[]; core: string[] } {
  let end = left.length;
  const isTrailing = (word: string) => words.GENERATION.test(word) || words.KNOWN_CREDENTIAL.test(word);
  while (end > 2 && isTrailing(left[end - 1] as string)) end--;
  return { trailing: left.slice(end), core: left.slice(0, end) };
}

function splitName(core: string[]): Parts {
  const [first = '', second = ''] = core;
  if (core.length === 1) return ofOneWord(first);
  if (core.length === 2 && FAMILY_FIRST.some((script) => script.test(first) && script.test(second))) {
    if (words.KATAKANA.test(first + second)) return {}; // a name from elsewhere, in the order of elsewhere
    return inFamilyFirstScript(first, second);
  }
  // "Иванов И.И."
  if (core.length === 2 && /^\p{Script=Cyrillic}+ (?:\p{Lu}\.){2,}$/u.test(core.join(' '))) return { family: first };
  if (words.SPLIT_LETTER.test(core.join(' '))) return {};
  const script = GIVEN_FIRST.find((one) => core.some((word) => !INITIALS.test(word) && one.test(word)));
  const isOfScript = (word: string) => INITIALS.test(word) || words.PARTICLE.test(word) || script?.test(word) === true;
  if (!script || !core.every(isOfScript) || words.VIETNAMESE.test(first)) return {};
  if (core.some((word) => EITHER.test(word)) && !core.every((word) => word === word.toUpperCase())) return {};
  // Initials belong to neither part: "Todd R." tells his given name alone.
  return givenFirst(
    core.filter((word) => !INITIALS.test(word) || core.length === 1),
    core,
  );
}

/** Family first; two words of which only the second can be a family's are in the order of elsewhere. */
function inFamilyFirstScript(first: string, second: string): Parts {
  const swapped = { family: second, given: first };
  if (words.KOREAN_FAMILY.test(second) && !words.KOREAN_FAMILY.test(first)) return swapped;
  const mayBeChinese = words.CHINESE_FAMILY.test(second) && !words.CHINESE_FAMILY.test(first);
  if (!mayBeChinese || words.CHINESE_LONG_FAMILY.test(first)) return { family: first, given: second };
  return [...first].length === 2 ? swapped : {};
}

/** A mononym may be either; only Korean writes both in one word, the family's syllable first. */
const ofOneWord = (word: string): Parts =>
  /^\p{Script=Hangul}{3}$/u.test(word) && words.KOREAN_FAMILY.test(word[0] as string)
    ? { family: word[0] as string, given: word.slice(1) }
    : {};

function givenFirst(left: string[], core: string[]): Parts {
  const [first, second, third] = left;
  if (first === undefined) return {};
  if (second === undefined) return core[0] === first ? { given: first } : { family: first };
  // "A. van Dijk": of the given names the page shows no more than the initials.
  const startsSmall = words.FAMILY_PARTICLE.test(first) && left.some((word) => /^\p{Lu}/u.test(word));
  if (startsSmall || (core[0] !== first && words.CAPITAL_PARTICLE.test(first))) return { family: left.join(' ') };
  if (words.LEADING_PARTICLE.test(first)) return {};
  const particle = left.findIndex(
    (word, at) => at > 0 && at < left.length - 1 && isParticle(word, left[at + 1] as string),
  );
  // "María del Carmen López": the particle is the given name's; "María de la Fuente López": the family's.
  if (
    particle === 1 &&
    words.JOINED.test(left.join(' ')) &&
    left.filter((word) => !isParticle(word.toLowerCase(), '')).length > 2
  )
    return {};
  if (particle === 1) return { given: first, family: left.slice(1).join(' ') };
  if (first === 'عبد' && third && left.length === 3) return { given: `${first} ${second}`, family: third };
  if (left.length === 3 && third) return withPatronymic(first, second, third);
  if (left.length !== 2 || first === 'عبد' || /^(?:Mba|Phd|Msc|Bsc)$/.test(second)) return {};
  if (words.GENERATION_NAME.test(second)) return { given: first };
  // "QUIST Orla": who writes one of two names in capitals writes the family's.
  return isCapitals(first) && !isCapitals(second) ? { given: second, family: first } : { given: first, family: second };
}

/** "Van" alone is a Vietnamese name as well. */
const isParticle = (word: string, next: string): boolean =>
  words.PARTICLE.test(word) || words.CAPITAL_PARTICLE.test(word) || (word === 'Van' && /^(?:der|den|de)$/i.test(next));

/** "Ольга Ивановна Примерная", "Примерная Ольга Ивановна": the father's name says which of the others is which. */
function withPatronymic(first: string, second: string, third: string): Parts {
  if (words.PATRONYMIC.test(second) && !words.PATRONYMIC.test(third)) return { given: first, family: third };
  return words.PATRONYMIC.test(third) && !words.PATRONYMIC.test(second) ? { given: second, family: first } : {};
}

const isCapitals = (word: string): boolean =>
  word.length > 2 && word === word.toUpperCase() && word !== word.toLowerCase();
