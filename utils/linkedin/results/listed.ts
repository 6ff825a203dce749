import { closest, findAll, findFirst } from '../dom.ts';
import { outermost } from './outermost.ts';

const COLUMN = '[data-testid=lazy-column]';
/**
 * The entries of a server-driven search: in the columns of results, else in whatever is the main part. A screen that was left may stay
 * for a while beside the one that is open, hidden, with a column of its own. Hidden as "S:0", what the server sent waits for its place.
 * @param kind how the name of the search's own screen goes on after "Results"
 */
export function findListItems(page: Document, kind: string): Element[] {
  const other = `[data-sdui-screen]:not([data-sdui-screen*="Results${kind}"]),[hidden]:not([id^="S:"]),[style*="display:none"],[style*="display: none"]`;
  const part = findFirst(page, COLUMN) ? COLUMN : ':is(main,[role=main])';
  return outermost(findAll(page, `${part} [role=listitem]`).filter((item) => !closest(item, other)));
}
