import { closest, findAll, findFirst } from '../dom.ts';
import { outermost } from './outermost.ts';

const COLUMN = '[data-testid="lazy-column"]';
/** A screen that was left may stay for a while beside the one that is open, hidden, with a column of its own. */
const OTHER_SCREEN = '[data-sdui-screen]:not([data-sdui-screen*="Search"])';

/** The entries of a server-driven search: in the columns of results, else in whatever is the main part. */
export function findListItems(page: Document): Element[] {
  const part = findFirst(page, COLUMN) ? COLUMN : ':is(main, [role="main"])';
  return outermost(findAll(page, `${part} [role="listitem"]`).filter((item) => !closest(item, OTHER_SCREEN)));
}
