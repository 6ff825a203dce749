import { attribute, findAll, findFirst, rawText, visibleText } from './dom.ts';
import type { Extraction } from './extraction.ts';
import { asciiDigits, onlyNumber } from './text.ts';

/** Which page of how many, from the pagination's attributes. The total is said only where the page shows the last page's number. */
export function readPosition(page: Document): Extraction['position'] {
  return fromIndicators(page) ?? fromButtons(page);
}

/** Server-driven: 0-based test ids in a window of ten. A hidden "next", or fewer than ten from the first on, shows the end. */
function fromIndicators(page: Document): Extraction['position'] {
  const controls = findAll(page, '[data-testid^="pagination-"]');
  const pages: number[] = [];
  let current: number | undefined;
  let isEnd = false;
  for (const control of controls) {
    const id = attribute(control, 'data-testid') ?? '';
    const index = /^pagination-indicator-(\d{1,4})$/.exec(id)?.[1];
    if (id === 'pagination-controls-next-button-hidden') isEnd = true;
    if (index === undefined) continue;
    pages.push(Number(index) + 1);
    if (attribute(control, 'aria-current') === 'true') current = Number(index) + 1;
  }
  const last = pages.at(-1);
  if (last === undefined) return undefined;
  return position(current, isEnd || (pages[0] === 1 && pages.length < 10) ? last : undefined);
}

/** Ember: one numbered item per page, the last page's always among them. */
function fromButtons(page: Document): Extraction['position'] {
  const list = findFirst(page, '.artdeco-pagination') ?? page;
  const items = findAll(list, '[data-test-pagination-page-btn], .artdeco-pagination__indicator--number');
  let current: number | undefined;
  let last = 0;
  for (const item of items) {
    const number = Number(attribute(item, 'data-test-pagination-page-btn')) || onlyNumber(visibleText(item)) || 0;
    last = Math.max(last, number);
    const button = findFirst(item, '[aria-current="true"]');
    if (button || /(?:^|\s)active(?:\s|$)/.test(attribute(item, 'class') ?? '')) current = number || undefined;
  }
  const words = fromWords(list);
  // The items may end with the page that is open; the words still say how many there are.
  return items.length === 0 ? words : position(current, Math.max(last, words?.total ?? 0) || undefined);
}

/** "Page 1 of 100", in any language: the larger number is the last page's. */
function fromWords(list: ParentNode): Extraction['position'] {
  const state = findFirst(list, '.artdeco-pagination__state--a11y');
  const numbers = asciiDigits(state ? rawText(state) : '').match(/\d{1,4}/g) ?? [];
  const [first = 0, second = 0] = numbers.map(Number);
  return numbers.length === 2 ? position(Math.min(first, second), Math.max(first, second)) : undefined;
}

const position = (page: number | undefined, total: number | undefined): Extraction['position'] => ({
  ...(page !== undefined && { page }),
  ...(total !== undefined && { total }),
});
