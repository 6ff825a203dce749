import type { PageType } from './page-type.ts';
import type { Found } from './read-page.ts';

/**
 * A page is read by two scripts that are injected together: first the page type's own, then the one that all pages share.
 * What the first found waits for the second in the extension's own world, where no script of the page sees it, and is then gone.
 */
const NAME = 'leadferryFound';
type World = { [NAME]?: Found };

export function handOver(world: object, type: PageType, page: Document, url: URL): void {
  const { id, keys, settle } = type;
  (world as World)[NAME] = { id, keys, settle, reading: type.readRows?.(page, url) };
}

export function takeOver(world: object): Found | undefined {
  const found = (world as World)[NAME];
  delete (world as World)[NAME];
  return found;
}
