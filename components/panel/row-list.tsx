import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useRef } from 'react';
import { i18n } from '#i18n';
import type { PanelRow } from '../../utils/messaging/protocol.ts';
import { PersonRow } from './person-row.tsx';
import type { Selection } from './use-selection.ts';

const steps: Record<string, (index: number, last: number) => number> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_index, last) => last,
};

/** The page's people. Only the rows in sight are in the document; the arrow keys go from box to box, in sight or not. */
export function RowList({ rows, selection }: { rows: PanelRow[]; selection: Selection }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 78,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 6,
  });

  const walk = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const key = (event.target as HTMLElement).dataset.row;
    if (!step || key === undefined) return;
    event.preventDefault();
    const boxes = rows.filter((row) => row.state === 'new');
    const next =
      boxes[
        step(
          boxes.findIndex((row) => row.key === key),
          boxes.length - 1,
        )
      ];
    if (!next) return;
    virtual.scrollToIndex(rows.indexOf(next));
    // The row may not be in the document before the list has scrolled.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(next.key)}"]`)?.focus(),
    );
  };

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <ul
        aria-label={i18n.t('panel.list')}
        className="relative"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={walk}
      >
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return (
            row && (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                <PersonRow
                  row={row}
                  selected={selection.has(row.key)}
                  onSelect={(selected) => selection.set(row.key, selected)}
                />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
