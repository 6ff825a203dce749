import type { IdentityKey } from '../../lead/identity-key.ts';
import { closest, contains, findFirst, nextNode, parentOf, tagOf, visibleText } from '../dom.ts';
import { LONGEST } from '../results/title.ts';
import type { Tally } from '../tally.ts';
import { fieldText, normaliseText } from '../text.ts';
import { companyKeyOfMark, marked } from './marked.ts';

const SUBTITLE = '.artdeco-entity-lockup__subtitle';
/** Between title and company stands a dot, or in some languages the word that joins them. fr, de seen in public code; the others unverified. */
const JOINER = /^(?:at|chez|bei|en|na empresa|na|no|em|w firmie|w|presso|bij|لدى|في شركة|في)\s+/u;
/** How many positions there are besides: "+1 more", "+2 weitere". A name goes on with a capital: "Studio +1 Media". */
const MORE = /^\+\s?\d{1,2}(?=\s*$|\s+[\p{Ll}\p{Lo}])/u;
const MORE_AFTER = /\s\+\s?\d{1,2}\s+[\p{Ll}\p{Lo}].*$/u;

export interface Employer {
  company?: string;
  companyKey?: IdentityKey;
}

/**
 * Where a lead works. Only what stands in the line of their title is theirs: spotlights and blurbs name other companies.
 * @param title the present position; absent where the row states none
 * @param within where in the row the company stands, where that is not the title's line
 */
export function readEmployer(
  row: Element,
  title: Element | undefined,
  url: URL,
  tally: Tally,
  within?: Element,
): Employer {
  const line =
    within ?? (title ? (closest(title, SUBTITLE) ?? parentOf(title)) : findFirst(row, SUBTITLE)) ?? undefined;
  const mark = line && marked(line, 'company-name');
  const company = tally.first('company', [
    ['marked', () => fieldText(mark && visibleText(mark), LONGEST.location)],
    ['beside-title', () => (title && line && !within ? companyBeside(title, line) : undefined)],
  ]);
  const companyKey = company && mark ? companyKeyOfMark(mark, url) : undefined;
  return { ...(company && { company }), ...(companyKey && { companyKey }) };
}

/** A company without a page of its own is bare text after the title: "Plant Manager · Norrvik Steel +1 more". */
function companyBeside(title: Element, line: Element): string | undefined {
  let last: Node = title;
  for (let parent = parentOf(last); parent && parent !== line && contains(line, parent); parent = parentOf(last))
    last = parent;
  let text = '';
  let hasSeparator = false;
  let node = nextNode(last);
  for (let budget = 40; node && budget > 0; budget--, node = nextNode(node)) {
    const piece = visibleText(node);
    const words = normaliseText(piece);
    if (text.trim() !== '' && MORE.test(words)) break;
    hasSeparator ||= text.trim() === '' && (/^[·•|,–-]/.test(words) || isEmptyElement(node, words));
    text += piece;
  }
  const stated = normaliseText(text).replace(/^[\s·•|,–-]+/, '');
  return fieldText((hasSeparator ? stated : stated.replace(JOINER, '')).replace(MORE_AFTER, ''), LONGEST.location);
}

/** The dot between the two is drawn: an element that holds nothing. */
const isEmptyElement = (node: Node, words: string): boolean => words === '' && !/^#/.test(tagOf(node));
