import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import type { RefusalKind } from '../../../utils/queue/refusals.ts';
import type { Repair } from '../../../utils/queue/repair-log.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RefusedKind, type RefusedKindProps } from './refused-kind.tsx';
import { RepairLog } from './repair-log.tsx';

export interface AttentionViewProps extends Omit<RefusedKindProps, 'kind'> {
  /** undefined while they are read */
  kinds: RefusalKind[] | undefined;
  repairs: Repair[];
}

/** Everybody whom the CRM refused, by why, and what the user has done about them. */
export function AttentionView({ kinds, repairs, ...actions }: AttentionViewProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const total = kinds?.reduce((sum, { count }) => sum + count, 0);
  // The button that was pressed goes with its row: the keyboard stays in the list.
  useEffect(() => {
    if (total !== undefined && document.activeElement === document.body) title.current?.focus();
  }, [total]);
  if (!kinds || total === undefined) return null;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <h2 ref={title} tabIndex={-1} className="sr-only">
        {i18n.t('repair.title')}
      </h2>
      <p role="status" className="sr-only">
        {i18n.t('repair.total', total)}
      </p>
      {total === 0 && (
        <EmptyState icon={CircleCheck} title={i18n.t('repair.none')}>
          <p>{i18n.t('repair.noneBody')}</p>
        </EmptyState>
      )}
      {kinds.map((kind) => (
        <RefusedKind key={kind.code} kind={kind} {...actions} />
      ))}
      <RepairLog repairs={repairs} now={actions.now} />
    </div>
  );
}
