import { Sparkles } from 'lucide-react';
import { useId } from 'react';
import { i18n } from '#i18n';
import type { PanelRow } from '../../utils/messaging/protocol.ts';
import { reasonText } from '../text.ts';
import { Provenance } from './provenance.tsx';
import { StateChip } from './state-chip.tsx';

const degrees = ['first', 'second', 'third'] as const;

/** Why a person cannot be queued, where the state's one word does not say it. */
function explanation(row: PanelRow): string | undefined {
  if (row.state === 'suppressed') return i18n.t('rowState.suppressedWhy');
  return row.state === 'refused' && row.reason ? reasonText(row.reason) : undefined;
}

/** Name, headline, location and state, as the page and the CRM know them. */
function Person({ row, detailsId }: { row: PanelRow; detailsId: string }) {
  const degree = row.degree && degrees[row.degree - 1];
  const why = explanation(row);
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-start justify-between gap-2">
        <span className="min-w-0 wrap-break-word">
          <span className="font-semibold">{row.name}</span>
          {degree && (
            <span className="text-xs whitespace-nowrap text-muted"> · {i18n.t(`panel.degreeShort.${degree}`)}</span>
          )}
          {row.newSinceLast && (
            <span className="flex items-center gap-1 text-xs font-medium text-accent">
              <Sparkles aria-hidden className="size-3" />
              {i18n.t('panel.newSinceLast')}
            </span>
          )}
        </span>
        <StateChip state={row.state} />
      </span>
      <span id={detailsId} className="block text-[0.8125rem]">
        {row.headline && <span className="line-clamp-2">{row.headline}</span>}
        {row.location && <span className="block truncate text-muted">{row.location}</span>}
        {why && <span className={`block ${row.state === 'refused' ? 'text-danger' : 'text-warn'}`}>{why}</span>}
      </span>
    </span>
  );
}

export interface PersonRowProps {
  row: PanelRow;
  selected: boolean;
  onSelect: (selected: boolean) => void;
}

/** One person of the page. Only who is new can be selected: the others show no box that does nothing. */
export function PersonRow({ row, selected, onSelect }: PersonRowProps) {
  const id = useId();
  if (row.state !== 'new') {
    return (
      <div className="border-b border-line py-2.5 ps-11 pe-4">
        <Person row={row} detailsId={`${id}-details`} />
        {row.origin && <Provenance origin={row.origin} name={row.name} />}
      </div>
    );
  }
  return (
    <label
      htmlFor={id}
      className="flex items-start gap-3 border-b border-line px-4 py-2.5 hover:bg-accent-soft/60 has-checked:bg-accent-soft"
    >
      <input
        id={id}
        type="checkbox"
        data-row={row.key}
        checked={selected}
        onChange={(event) => onSelect(event.target.checked)}
        aria-label={i18n.t('panel.selectRow', { name: row.name })}
        aria-describedby={`${id}-details`}
        className="mt-0.5 size-4 shrink-0"
      />
      <Person row={row} detailsId={`${id}-details`} />
    </label>
  );
}
