import type { PageState } from './extraction.ts';
import { isLimited, isNotFound, isSignedOut, screensOf, stateWithoutResults } from './page-state.ts';
import type { PageType, RawExtraction, RowsReading } from './page-type.ts';
import { readPosition } from './pagination.ts';
import { findViewer } from './viewer.ts';

/** What a page type's script hands to the one that all pages share. */
export type Found = Pick<PageType, 'id' | 'keys' | 'settle'> & { reading?: RowsReading };

/** What is around the rows: whose page it is, which page of how many, and whether the rows may be taken for its results. */
export function readPage(page: Document, url: URL, { id, keys, settle, reading }: Found): RawExtraction {
  const viewer = findViewer(page, url);
  const position = reading && readPosition(page);
  const isOwn = (key: string) => keys?.test(key) ?? true;
  const told = reading ? stateOf(page, url, reading, isOwn, position?.page) : stateWithoutRows(page, isOwn);
  const state = settle?.(told, url) ?? told;
  const result: RawExtraction = { page: id, state, rows: [], strategies: {} };
  if (reading?.layout) result.layout = reading.layout;
  if (reading?.unverified) result.unverified = true;
  if (reading && (state === 'results' || state === 'layout-changed')) {
    Object.assign(result, { rows: reading.rows, strategies: reading.strategies });
  }
  if (viewer) result.viewer = viewer;
  if (position) result.position = position;
  return result;
}

/** Whether a screen or page key is this page type's. */
type IsOwn = (key: string) => boolean;

/** A page that never holds results. */
const stateWithoutRows = (page: Document, isOwn: IsOwn): PageState =>
  isSignedOut(page)
    ? 'signed-out'
    : isLimited(page, true, isOwn)
      ? 'limited'
      : isNotFound(page)
        ? 'error'
        : 'other-page';

/** The limit page keeps up to three teaser cards. */
const TEASERS = 3;

function stateOf(page: Document, url: URL, reading: RowsReading, isOwn: IsOwn, shown?: number): PageState {
  const { rows, pending = 0, state } = reading;
  if (rows.length === 0) return state ?? stateWithoutResults(page, isOwn);
  const screens = screensOf(page);
  if (screens.length > 0 && !screens.some(isOwn)) return 'other-page';
  if (rows.length <= TEASERS && isLimited(page, true)) return 'limited';
  // The address changes before the content does: the old page's rows must not be filed under the new address.
  const asked = Number(url.searchParams.get('page'));
  if (asked > 0 && shown !== undefined && shown !== asked) return 'stale';
  if (state) return state;
  if (pending === rows.length) return 'loading';
  const unreadable = rows.filter((row) => 'refused' in row && row.refused === 'unreadable').length;
  return unreadable - pending > (rows.length - pending) / 2 ? 'layout-changed' : 'results';
}
