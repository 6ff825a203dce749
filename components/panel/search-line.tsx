import { i18n } from '#i18n';
import type { SearchSummary } from '../../utils/queue/search-summary.ts';
import { timeText } from '../text.ts';
import { coverageText, mostText } from './coverage-text.ts';

/** Which of this search's pages were read, what LinkedIn leaves out, and how many are new since last time. */
export function SearchLine({ search, now }: { search: SearchSummary; now: Date }) {
  const most = mostText(search);
  return (
    <div className="space-y-0.5 text-[0.8125rem] text-muted">
      <p>
        {i18n.t('searches.thisSearch')} {coverageText(search.coverage)}
      </p>
      {most && <p className="text-xs">{most}</p>}
      {search.previousAt && (
        <p role="status" className={search.newSinceLast > 0 ? 'font-medium text-accent' : ''}>
          {i18n.t('searches.newSince', search.newSinceLast, [
            String(search.newSinceLast),
            timeText(search.previousAt, now),
          ])}
        </p>
      )}
    </div>
  );
}
