import { parseDegree } from '../degree.ts';
import { attribute, nextElement, tagOf, visibleText } from '../dom.ts';
import { normaliseText } from '../text.ts';

/** Longer ones are no badge, and a number before a word counts something: "3 notes". */
const LONGEST = 16;
const COUNT = /\p{Nd}\s+\p{L}{3,}/u;

const ICONS = ['LI-ICON', 'SVG', 'IMG'];

/** The degree in the few letters beside a name, where it has no badge of its own: "2nd", "· 2.", "3e et +". */
export function degreeAfter(name: Element): number | undefined {
  let next = nextElement(name);
  while (next && ICONS.includes(tagOf(next))) next = nextElement(next);
  if (!next || attribute(next, 'data-anonymize')) return undefined;
  const text = normaliseText(visibleText(next));
  return text.length <= LONGEST && !COUNT.test(text) ? parseDegree(text) : undefined;
}
