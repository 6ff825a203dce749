import { isKnownWord } from './words.ts';

/** Ids in all their spellings: nothing of them is kept, not even their length. */
const IDS = /urn(?::|%3A)[^\s"']*|AC[A-Za-z](?:AA|_)[\w-]*|[\da-f]{8}-[\da-f-]{8,}|\d+/gi;
const MOST = 120;

/**
 * A hook's value with its words kept where they belong to the interface, its ids replaced by `#` and every other word by
 * its length: `SearchResultsACoAA…` → `SearchResults#`, `orla-search-card` → `~4-search-card`.
 */
export function redactValue(value: string): string {
  const short = value.slice(0, MOST);
  return (
    short
      .replace(IDS, '#')
      .split(/(#+)/)
      .map((part) => (part.startsWith('#') ? '#' : part.replace(/[\p{L}\p{M}\p{N}]+/gu, redactRun)))
      .join('')
      .replace(/[^\p{ASCII}]|["'`<>\s]/gu, '·') + (value.length > MOST ? '…' : '')
  );
}

/** How LinkedIn begins the keys of its components. Seen 2026-05. */
const KEY = /^(?:com\.linkedin\.|SearchResults|profileCards|profileAside)[\w.]*/;

/**
 * A component's key, which may end in a vanity name, and that may be made of the interface's own words:
 * `profileCardsAboveActivitymax-field`. Only the beginnings that are LinkedIn's are kept, up to an id or the first hyphen.
 */
export function redactKey(value: string): string {
  const start = KEY.exec(value)?.[0].split(/AC[A-Za-z](?:AA|_)/)[0] ?? '';
  return `${redactValue(start)}${start === value ? '' : '#'}`;
}

/** camelCase is several words: each is looked up by itself. */
const redactRun = (run: string): string =>
  isKnownWord(run)
    ? run
    : run
        .split(/(?<=[a-z])(?=[A-Z])/)
        .map((word) => (isKnownWord(word) ? word : `~${word.length}`))
        .join('');

/** The classes that are words of the interface; how many there were besides. Hashed ones say nothing and change daily. */
export function redactClasses(value: string): string {
  const classes = value.split(/\s+/).filter(Boolean);
  const known = classes.filter((name) => name.split(/[-_]+/).every((word) => isKnownWord(word)));
  const others = classes.length - known.length;
  return [...known.slice(0, 8), ...(others > 0 ? [`+${others}`] : [])].join(' ').slice(0, 200);
}

/** Parts of LinkedIn's own paths. What follows one that leads to somebody, or is not here, is a `*`. */
const PATH = new Set(
  'search results people companies company in sales lead feed mynetwork jobs messaging compose preload search-custom-invite lists account school groups posts content all headless'.split(
    ' ',
  ),
);
const LEADS_TO_SOMEBODY = new Set(['in', 'company', 'lead', 'school', 'account', 'groups', 'posts', 'lists']);

/** Where a link leads, without whom it leads to: `/in/orla-quist/?lipi=x` → `/in/*?~4`. */
export function redactLink(href: string, page: URL): string {
  let url: URL;
  try {
    url = new URL(href, page);
  } catch {
    return 'unreadable';
  }
  if (!/^https?:$/.test(url.protocol)) return 'not a web address';
  const host = /(?:^|\.)linkedin\.com$/.test(url.hostname) ? '' : 'elsewhere';
  let hidden = false;
  const path = url.pathname
    .split('/')
    .filter(Boolean)
    .slice(0, 6)
    .map((part) => {
      const shown = hidden || !PATH.has(part) ? '*' : part;
      hidden ||= shown === '*' || LEADS_TO_SOMEBODY.has(part);
      return shown;
    });
  const names = [...new Set([...url.searchParams.keys()].map(redactValue))].sort().slice(0, 10);
  return `${host}/${path.join('/')}${names.length > 0 ? `?${names.join('&')}` : ''}`;
}

const SCRIPTS = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Hangul', /\p{Script=Hangul}/u],
  ['Kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Han', /\p{Script=Han}/u],
  ['emoji', /\p{Extended_Pictographic}/u],
  ['digits', /\p{Nd}/u],
] as const;

/** A text as its length and its scripts: `"24 Latin digits"`. Undefined for nothing but space. */
export function redactText(text: string): string | undefined {
  const { length } = text.replace(/\s+/g, ' ').trim();
  if (length === 0) return undefined;
  const head = text.slice(0, 2000);
  const scripts = SCRIPTS.flatMap(([name, pattern]) => (pattern.test(head) ? [name] : []));
  return `"${[length, ...(scripts.length > 0 ? scripts : ['signs'])].join(' ')}"`;
}
