import { activeElement, findFirst, inputValue, rawText } from './dom.ts';
import { normaliseText } from './text.ts';

const PROMPT = '#search-srp-prompt';
const BOX =
  '[componentkey*="SearchTyahInput"] input, input[componentkey*="SearchTyahInput"], input.search-global-typeahead__input';

/** A sentence of at least three words before the ones that count results and pages: without it the prompt names no keywords. */
const NAMES_KEYWORDS = /^[^\p{N}.。]+\s[^\p{N}.。]+\s[^\p{N}.。]+[.。].*\p{N}/u;

/**
 * Whether the page shows the search that its address names: the address changes first, the rows a second or two later. Said in Ember's
 * prompt for screen readers ("Search results for plant manager. There are 10 results. …"), else by what stands in the search box.
 */
export function isOfAddress(page: Document, url: URL): boolean {
  const asked = wordsOf(url.searchParams.get('keywords') ?? '');
  if (asked.length === 0 || !/^\/search\/results\//.test(url.pathname)) return true;
  const box = findFirst(page, BOX);
  const prompt = findFirst(page, PROMPT);
  const said = prompt ? normaliseText(rawText(prompt)) : '';
  if (NAMES_KEYWORDS.test(said)) return asked.every((word) => holds(wordsOf(said), word));
  // What is being typed is the next search, not this one.
  const typed = box && box !== activeElement(page) ? wordsOf(inputValue(box)) : [];
  return typed.length === 0 || typed.toSorted().join(' ') === asked.toSorted().join(' ');
}

/** Words of scripts that are written without spaces, or with what belongs to them as one word, stand within others. */
const holds = (words: string[], word: string): boolean =>
  words.includes(word) || (/[^\p{sc=Latin}\p{N}]/u.test(word) && words.some((one) => one.includes(word)));

/** Letters and digits alone: the page may write quotes and operators otherwise than the address. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
