import type { PageType } from './page-type.ts';
import type { Found } from './read-page.ts';

/**
 * A page is read by two scripts that are injected together: first the page type's own, then the one that all pages share.
 * What the first found waits for the second in the extension's own world, where no script of the page sees it, and is then gone.
 */
const NAME = 'leadferryFound';
/** Left there by entrypoints/on-request.ts, injected before both where the user has asked for a page that holds no results. */
const ASKED = 'leadferryAsked';
type World = { [NAME]?: Found; [ASKED]?: true };

export function ask(world: object): void {
  (world as World)[ASKED] = true;
}

export function handOver(world: object, type: PageType, page: Document, url: URL): void {
  const { id, keys, settle, onRequest } = type;
  const asked = (world as World)[ASKED];
  delete (world as World)[ASKED];
  (world as World)[NAME] = { id, keys, settle, ...((!onRequest || asked) && { reading: type.readRows?.(page, url) }) };
}

export function takeOver(world: object): Found | undefined {
  const found = (world as World)[NAME];
  delete (world as World)[NAME];
  return found;
}
