import type { IdentityKey } from '../../lead/identity-key.ts';
import { attribute, closest, findFirst, visibleText } from '../dom.ts';
import { companyKeyOfPath, companyKeyOfUrn, pathOf } from '../links.ts';

/**
 * Sales Navigator marks what it would blank out for a demonstration: `data-anonymize="person-name"`. The most stable hooks there are;
 * but `job-title` is the tenure in search results and the title in lists and on lead pages.
 */
export type Mark =
  | 'person-name'
  | 'title'
  | 'job-title'
  | 'headline'
  | 'company-name'
  | 'location'
  | 'industry'
  | 'company-size';

/** What a hovercard says is about somebody else: the company of the person it hangs on. What it hangs on is named after it. */
const HOVERCARD = '[id*="hovercard"]:not([id*="trigger"]) *, [id*="tooltip-content"] *';
export const selectorOf = (mark: Mark): string => `[data-anonymize="${mark}"]:not(${HOVERCARD})`;

export const marked = (within: ParentNode, mark: Mark): Element | undefined => findFirst(within, selectorOf(mark));

export function markedText(within: ParentNode, mark: Mark): string | undefined {
  const element = marked(within, mark);
  return element && visibleText(element);
}

/** A company by the link around its name, else by the hovercard that hangs on the name. */
export const companyKeyOfMark = (mark: Element, url: URL): IdentityKey | undefined =>
  companyKeyOfPath(pathOf(closest(mark, 'a'), url)) ?? companyKeyOfUrn(attribute(mark, 'data-entity-hovercard-id'));
