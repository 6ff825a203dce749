import { findFirst, visibleText } from '../dom.ts';

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

export const marked = (within: ParentNode, mark: Mark): Element | undefined =>
  findFirst(within, `[data-anonymize="${mark}"]`);

export function markedText(within: ParentNode, mark: Mark): string | undefined {
  const element = marked(within, mark);
  return element && visibleText(element);
}
