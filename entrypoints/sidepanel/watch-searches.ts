import type { Watch } from '../../components/use-watched.ts';
import { type SearchSummary, summariseSearch } from '../../utils/queue/search-summary.ts';
import { listSearches } from '../../utils/queue/searches.ts';
import { watchQueue } from '../../utils/queue/watch.ts';

/** The remembered searches. Loads the database. */
export const watchRemembered: Watch<SearchSummary[]> = (onChange) =>
  watchQueue(async (queue) => (await listSearches(queue)).map(summariseSearch), onChange);
