import { visibleText } from '../dom.ts';
import { normaliseText } from '../text.ts';

/** A label ends within the first few words. */
const LABEL = /^[^:：]{2,30}[:：]/;

/** The lines that begin with a label: one of them may speak of the present job, see current-position.ts. */
export const labelledLines = (elements: Element[]): string[] =>
  elements.map((element) => normaliseText(visibleText(element))).filter((line) => LABEL.test(line));
