import { type Coverage, toCoverage } from '../search/coverage.ts';
import type { SearchRecord } from './database.ts';

/** A remembered search as a list shows it. */
export interface SearchSummary {
  id: number;
  name?: string;
  url: string;
  /** page kind */
  page: string;
  /** ISO time of the last reading */
  lastAt: string;
  /** ISO time of the visit before this one; absent on the first */
  previousAt?: string;
  coverage: Coverage;
  people: number;
  captured: number;
  newSinceLast: number;
  /** how many results LinkedIn shows of it at most */
  most?: number;
}

export function summariseSearch(record: SearchRecord): SearchSummary {
  const { id, name, url, page, lastAt, previousAt, people, newSinceLast, most } = record;
  return {
    id,
    ...(name && { name }),
    url,
    page,
    lastAt,
    ...(previousAt && { previousAt }),
    coverage: toCoverage(Object.keys(record.pages).map(Number), record.totalPages),
    people,
    captured: Object.values(record.pages).reduce((sum, { captured }) => sum + captured, 0),
    newSinceLast,
    ...(most && { most }),
  };
}
