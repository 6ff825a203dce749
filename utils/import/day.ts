import { asciiDigits } from '../linkedin/text.ts';

/** Languages that LinkedIn writes its exports in. */
const LANGUAGES = 'en fr de es pt it nl pl sv da nb fi tr ru uk cs sk ro hu el ar he ja ko zh id ms th hi'.split(' ');

let known: Map<string, number> | undefined;

/** Month names in every language, long and short, as they stand alone and in a date. */
function months(): Map<string, number> {
  if (known) return known;
  known = new Map();
  for (const language of LANGUAGES) {
    for (const month of ['long', 'short'] as const) {
      for (const day of [undefined, 'numeric'] as const) {
        const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { month, day, timeZone: 'UTC' });
        for (let index = 0; index < 12; index++) {
          const part = format.formatToParts(Date.UTC(2024, index, 5)).find(({ type }) => type === 'month');
          const name = normalise(part?.value ?? '');
          if (name && !/^\d+$/.test(name)) known.set(name, index + 1);
        }
      }
    }
  }
  return known;
}

const normalise = (word: string) => word.normalize('NFKC').toLowerCase().replace(/[.,]/g, '').trim();

/**
 * A day in any of LinkedIn's languages as `2024-03-12`. Undefined where it cannot be told: `03/04/2024` may be March or
 * April, and is not guessed.
 */
export function parseDay(text: string): string | undefined {
  const plain = asciiDigits(text.normalize('NFKC')).toLowerCase();
  const numbers = [...plain.matchAll(/\d+/g)].map(([digits]) => digits);
  const yearAt = numbers.findIndex((digits) => digits.length === 4);
  const year = Number(numbers[yearAt]);
  const others = numbers.filter((_, index) => index !== yearAt).map(Number);
  if (yearAt < 0 || others.length === 0) return undefined;
  const month = findMonth(plain);
  if (month !== undefined) return others.length === 1 ? toDay(year, month, others[0]) : undefined;
  if (others.length < 2) return undefined;
  const [one = 0, two = 0] = others;
  if (yearAt === 0) return toDay(year, one, two);
  if (/^\d+\.\s?\d+\./.test(plain)) return toDay(year, two, one); // dots: the day comes first wherever they are used
  if (one === two || one > 12) return toDay(year, two, one);
  return two > 12 ? toDay(year, one, two) : undefined;
}

function findMonth(text: string): number | undefined {
  const names = months();
  for (const word of text.split(/[\s,/\d年日년일-]+/u)) {
    const month = names.get(normalise(word));
    if (month !== undefined) return month;
  }
  return undefined;
}

function toDay(year: number, month: number, day = 0): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : undefined;
}
