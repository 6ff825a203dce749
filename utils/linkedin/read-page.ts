import { isOfAddress } from './keywords.ts';
import {
  type IsOwn,
  SCREEN_OF_LIMITED,
  screensOf,
  stateOfTeasers,
  stateWithoutResults,
  stateWithoutRows,
  type Told,
} from './page-state.ts';
import type { PageType, RawExtraction, RowsReading } from './page-type.ts';
import { readPosition } from './pagination.ts';
import { findViewer } from './viewer.ts';

/** What a page type's script hands to the one that all pages share. */
export type Found = Pick<PageType, 'id' | 'keys' | 'settle'> & { reading?: RowsReading };

/** What is around the rows: whose page it is, which page of how many, and whether the rows may be taken for its results. */
export function readPage(page: Document, url: URL, { id, keys, settle, reading }: Found): RawExtraction {
  const viewer = findViewer(page, url);
  const position = reading && readPosition(page);
  // A page type that names no screen may have any, but for the one that limited members are led to.
  const isOwn = (key: string) => keys?.test(key) ?? !/\.mynetwork\./.test(key);
  const told = reading ? stateOf(page, url, reading, isOwn, position?.page) : stateWithoutRows(page, isOwn);
  const state = settle?.(told.state, url) ?? told.state;
  const result: RawExtraction = { page: id, state, rows: [], strategies: {} };
  if (told.notice) result.notice = told.notice;
  if (reading?.layout) result.layout = reading.layout;
  if (reading?.unverified) result.unverified = true;
  if (reading && (state === 'results' || state === 'layout-changed')) {
    Object.assign(result, { rows: reading.rows, strategies: reading.strategies });
  }
  if (viewer) result.viewer = viewer;
  if (position) result.position = position;
  return result;
}

/** The limit page keeps up to three teaser cards. */
const TEASERS = 3;
/** Pages with a number in their address; without one it is the first. */
const IS_PAGED = /^\/(?:sales\/)?search\//;

function stateOf(page: Document, url: URL, reading: RowsReading, isOwn: IsOwn, shown?: number): Told {
  const { rows, pending = 0, state } = reading;
  const isSearch = IS_PAGED.test(url.pathname);
  if (rows.length === 0) {
    const none = state ? { state } : stateWithoutResults(page, isOwn, isSearch);
    // Nothing found may be of the search before; what says more than that is told all the same.
    return none.notice?.mayBeEmpty && !isOfAddress(page, url)
      ? { state: 'stale', notice: { ...none.notice, mayBeEmpty: false } }
      : none;
  }
  const screens = screensOf(page);
  if (screens.length > 0 && !screens.some(isOwn))
    return { state: screens.some((screen) => SCREEN_OF_LIMITED.test(screen)) ? 'limited' : 'other-page' };
  // Teasers are a search's: on a page about one person or company the headings are theirs.
  const told = isSearch && rows.length <= TEASERS ? stateOfTeasers(page) : undefined;
  if (told?.state === 'limited') return told;
  // The address changes before the content does: the old page's rows must not be filed under the new address.
  const asked = Number(url.searchParams.get('page')) || 1;
  if (isSearch && shown !== undefined && shown !== asked) return { state: 'stale' };
  if (!isOfAddress(page, url)) return { state: 'stale' };
  if (state) return { state };
  if (pending === rows.length) return { state: 'loading' };
  const unreadable = rows.filter((row) => 'refused' in row && row.refused === 'unreadable').length;
  if (unreadable - pending > (rows.length - pending) / 2) return { state: 'layout-changed' };
  return told ?? { state: 'results' };
}
