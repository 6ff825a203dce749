import { useEffect, useState } from 'react';
import type { SearchSummary } from '../../utils/queue/search-summary.ts';

/** The remembered searches, kept up to date; undefined until they are read. The database comes when they are asked for. */
export function useSearches(): SearchSummary[] | undefined {
  const [searches, setSearches] = useState<SearchSummary[]>();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    import('./watch-searches.ts').then(({ watchRemembered }) => {
      if (!gone) stop = watchRemembered(setSearches);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, []);
  return searches;
}
