const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
/** Controls, soft hyphens, zero-width and bidi characters, lone surrogates: unseen, and two equal names would differ by them. */
const UNSEEN = /[^\P{Cc}\s]|[\xAD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\p{Cs}]/gu;
/** Joiners are letters' business in some scripts and emoji; elsewhere they only hide. */
const STRAY_JOINER = /(?<![[\p{Lo}\p{M}\p{ExtPict}\p{EMod}]--[\p{sc=Hani}\p{sc=Kana}\p{sc=Hira}]])[\u200C\u200D]/gv;

const SUSPECT = /[\p{C}\s]/u;
const JOINER = /[\u200C\u200D]/;

/** One line, single spaces, nothing unseen. */
export function normaliseText(text: string): string {
  const trimmed = text.trim();
  if (PLAIN.test(trimmed) || !SUSPECT.test(trimmed)) return trimmed;
  const seen = trimmed.replace(UNSEEN, '');
  return (JOINER.test(seen) ? seen.replace(STRAY_JOINER, '') : seen).replace(/\s+/g, ' ').trim();
}

/** A field's text, or nothing where the page states none (LinkedIn writes `--`) or where no such field is that long. */
export function fieldText(text: string | undefined, longest: number): string | undefined {
  const normal = normaliseText(text ?? '');
  return normal === '' || /^[-–—]+$/.test(normal) || normal.length > longest ? undefined : normal;
}

/** Digits of any script as ASCII: Arabic and Persian interfaces write their own. */
export const asciiDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹०-९０-９]/g, (digit) => {
    // Each script's zero begins a row of sixteen, except Devanagari's: U+0966.
    const code = digit.charCodeAt(0);
    return String((code & 15) - (code >> 8 === 9 ? 6 : 0));
  });

/** The one whole number in a text; absent where there are several, or where it is rounded ("2K"). */
export function onlyNumber(text: string): number | undefined {
  const found = asciiDigits(text).match(/\d{1,3}(?:[.,\s’'](?=\d{3}(?!\d))\d{3})+|\d+/g);
  if (found?.length !== 1 || /\d\s?(?:[KM]\b|mln|mil\b|tys|Mio|k\+)|\d[.,]\d{1,2}(?!\d)/i.test(asciiDigits(text)))
    return undefined;
  const number = Number((found[0] as string).replace(/\D/g, ''));
  return number <= 100_000 ? number : undefined;
}
