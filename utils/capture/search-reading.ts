import type { Extraction } from '../linkedin/extraction.ts';
import type { SearchReading } from '../queue/searches.ts';
import { findSearch } from '../search/search-address.ts';
import { countRows } from './count-rows.ts';

/** One reading of a page as its search remembers it; undefined for what is no results page of a search. */
export function readingOf(
  { url, extraction }: { url: string; extraction: Extraction },
  captured?: number,
): SearchReading | undefined {
  const search = extraction.state === 'results' ? findSearch(new URL(url)) : undefined;
  if (!search) return undefined;
  const { page, rows, position } = extraction;
  const { shown, readable } = countRows(rows);
  return {
    search,
    page,
    number: position?.page ?? search.page,
    ...(position?.total !== undefined && { totalPages: position.total }),
    people: rows.flatMap((row) => ('lead' in row ? [row.lead.identityKeys] : [])),
    shown,
    refused: shown - readable,
    ...(captured !== undefined && { captured }),
  };
}
