import { ClipboardCopy } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import type { PageView } from '../../utils/messaging/protocol.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { CountsLine } from './counts-line.tsx';
import { QueueBar } from './queue-bar.tsx';
import { RowList } from './row-list.tsx';
import { SearchLine } from './search-line.tsx';
import { useSelection } from './use-selection.ts';

export interface PeopleProps {
  view: Extract<PageView, { kind: 'page' }>;
  paused: boolean;
  /** `everyone`: all new people of the page, not a selection */
  onQueue: (keys: string[], everyone: boolean) => Promise<void>;
  /** shows the page's skeleton, for a report */
  onReport: () => void;
}

/** The people of one page: counts above, the list, and the ways to queue below. */
export function People({ view, paused, onQueue, onReport }: PeopleProps) {
  const selection = useSelection(view.rows);
  const fresh = view.rows.filter((row) => row.state === 'new').length;
  const selected = selection.keys.length;
  const all = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (all.current) all.current.indeterminate = selected > 0 && selected < fresh;
  }, [selected, fresh]);
  return (
    <>
      <div className="space-y-2 border-b border-line px-4 py-2.5">
        <CountsLine view={view} />
        {view.search && <SearchLine search={view.search} now={new Date()} />}
        {(view.unverified || view.counts.unreadable > 0) && (
          <Callout tone={view.unverified ? 'warn' : 'info'} role="status">
            <p>{i18n.t(view.unverified ? 'panel.unverified' : 'panel.notRecognised')}</p>
            <Button kind="quiet" className="-ms-3.5" icon={<ClipboardCopy aria-hidden />} onClick={onReport}>
              {i18n.t('report.open')}
            </Button>
          </Callout>
        )}
        {view.lookupFailed && (
          <Callout tone="warn" role="status">
            <p>{i18n.t('panel.lookupFailed')}</p>
          </Callout>
        )}
        {fresh > 0 && (
          <label className="flex items-center gap-3 font-medium">
            <input
              ref={all}
              type="checkbox"
              className="size-4"
              checked={selected === fresh}
              onChange={(event) => (event.target.checked ? selection.all() : selection.none())}
            />
            <span className="flex-1">{i18n.t('panel.selectAll')}</span>
            {selected > 0 && (
              <span aria-hidden className="text-[0.8125rem] font-normal text-muted">
                {i18n.t('panel.selected', selected)}
              </span>
            )}
          </label>
        )}
      </div>
      <RowList rows={view.rows} selection={selection} />
      <QueueBar rows={view.rows} selection={selection} paused={paused} onQueue={onQueue} />
    </>
  );
}
