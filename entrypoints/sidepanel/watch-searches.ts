import { openQueue } from '../../utils/queue/open-queue.ts';
import { type SearchSummary, summariseSearch } from '../../utils/queue/search-summary.ts';
import { watchSearches } from '../../utils/queue/searches.ts';

/** Calls back now and whenever a search changes. Loads the database. */
export function watchRemembered(onChange: (searches: SearchSummary[]) => void): () => void {
  const queue = openQueue();
  const stop = watchSearches(queue, (records) => onChange(records.map(summariseSearch)));
  return () => {
    stop();
    queue.close();
  };
}
