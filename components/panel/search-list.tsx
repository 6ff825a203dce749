import { Search, Sparkles, Trash2 } from 'lucide-react';
import { i18n } from '#i18n';
import type { SearchSummary } from '../../utils/queue/search-summary.ts';
import { timeText } from '../text.ts';
import { Chip } from '../ui/chip.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { coverageText } from './coverage-text.ts';

export interface SearchListProps {
  /** undefined while they are read */
  searches: SearchSummary[] | undefined;
  now: Date;
  onOpen: (search: SearchSummary) => void;
  onDelete: (search: SearchSummary) => void;
}

/** What was searched for; filters that are set by id alone have no words. */
export const searchName = ({ name }: SearchSummary): string => name ?? i18n.t('searches.unnamed');

/** The searches that pages were captured from: open one again, or delete it. */
export function SearchList({ searches, now, onOpen, onDelete }: SearchListProps) {
  if (!searches) return null;
  if (searches.length === 0) {
    return (
      <EmptyState icon={Search} title={i18n.t('searches.none')}>
        <p>{i18n.t('searches.noneBody')}</p>
      </EmptyState>
    );
  }
  return (
    <ul aria-label={i18n.t('searches.title')} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      {searches.map((search) => (
        <li key={search.id} className="flex items-start gap-1 border-b border-line py-1 pe-2">
          <button
            type="button"
            onClick={() => onOpen(search)}
            className="min-w-0 flex-1 rounded-lg px-4 py-1.5 text-start hover:bg-accent-soft/60"
          >
            <span className="flex items-start justify-between gap-2">
              <span className="font-semibold text-accent wrap-break-word">{searchName(search)}</span>
              {search.newSinceLast > 0 && (
                <Chip tone="accent" icon={Sparkles}>
                  {i18n.t('searches.newCount', search.newSinceLast)}
                </Chip>
              )}
            </span>
            <span className="block text-[0.8125rem] text-muted">{coverageText(search.coverage)}</span>
            <span className="block text-[0.8125rem] text-muted">
              {i18n.t('searches.people', search.people)} · {i18n.t('searches.captured', search.captured)} ·{' '}
              {timeText(search.lastAt, now)}
            </span>
          </button>
          <IconButton
            icon={Trash2}
            label={i18n.t('searches.delete', { name: searchName(search) })}
            onClick={() => onDelete(search)}
          />
        </li>
      ))}
    </ul>
  );
}
