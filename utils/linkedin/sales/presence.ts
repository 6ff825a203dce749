import { attribute, findAll, rawText } from '../dom.ts';
import { normaliseText } from '../text.ts';

/**
 * Sales Navigator writes presence into the name: "Orla Quist is reachable", "… was last active 2 hours ago". Seen in English only
 * (2026-11); the other languages are translated and unverified. Small letters only: no name holds such a verb.
 */
const VERBS =
  /\s+(?:(?:is|was|est|était|a été|ist|war|está|estaba|estuvo|estava|esteve|jest|był[ao]?|è|era)\s+\S.*|(?:متاحة?|نشطة?|متصلة?|كانت?)(?:\s.*)?)$/u;
const JAPANESE = /さん[はが].*$/;

const LABELS = 'label, img[data-anonymize="headshot-photo"], button[aria-label], input[aria-label]';

/** What a card's labels say, each of which holds the member's name: "Add Orla Quist to selection". Never a source of a name. */
export const labelsIn = (card: Element): string[] =>
  findAll(card, LABELS)
    .slice(0, 8)
    .map((element) => normaliseText(attribute(element, 'alt') ?? attribute(element, 'aria-label') ?? rawText(element)))
    .filter((label) => label !== '');

/** A shown name without what is said of its owner's presence: as the labels tell in any language, else by its words. */
export function withoutPresence(shown: string, labels: readonly string[] = []): string {
  const starts = labels.map((label) => startWithin(shown, label)).filter((start) => start !== '');
  const [start = ''] = starts;
  const rest = shown.slice(start.length);
  const isTold = starts.length > 1 && starts.every((other) => other === start) && /^\s*[\p{Ll}\p{Lo}]/u.test(rest);
  const name = isTold ? start : shown.replace(VERBS, '').replace(JAPANESE, '');
  return name === shown ? shown : name.replace(/さん$/, '').trim();
}

/** The longest beginning of the name, up to the end of a word, that stands in a label. */
function startWithin(name: string, label: string): string {
  let length = Math.min(name.length, 200);
  while (length > 1 && !label.includes(name.slice(0, length))) length--;
  if (length <= 1) return '';
  const start = name.slice(0, length);
  const isWithinWord =
    /^[\p{Lu}\p{Ll}\p{M}\p{N}\p{sc=Arab}\p{sc=Hebr}\p{sc=Deva}\p{sc=Hang}]/u.test(name.slice(length)) &&
    /\S$/.test(start);
  return (isWithinWord ? start.slice(0, start.search(/\s\S*$/) + 1) : start).trim();
}
