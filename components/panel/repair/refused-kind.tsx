import { RotateCw, Trash2 } from 'lucide-react';
import { i18n } from '#i18n';
import type { QueueException } from '../../../utils/queue/database.ts';
import type { RefusalKind } from '../../../utils/queue/refusals.ts';
import type { RefusedOnes } from '../../../utils/queue/repair.ts';
import { adviceText, reasonText } from '../../text.ts';
import { Button } from '../../ui/button.tsx';
import { usePending } from '../../use-pending.ts';
import { RefusedPerson } from './refused-person.tsx';

export interface RefusedKindProps {
  kind: RefusalKind;
  now: Date;
  onEdit: (refused: QueueException) => void;
  onRetry: (ones: RefusedOnes) => Promise<void>;
  onDrop: (ones: RefusedOnes) => Promise<void>;
  onMore: (code: string) => void;
}

/** Everybody who was refused for one reason, and what can be done about all of them. */
export function RefusedKind({ kind: { code, count, shown }, now, onEdit, onRetry, onDrop, onMore }: RefusedKindProps) {
  const [retrying, retry] = usePending(onRetry);
  const [dropping, drop] = usePending(onDrop);
  const busy = retrying || dropping;
  const titleId = `refused-${code}`;
  return (
    <section aria-labelledby={titleId} className="border-b border-line pb-1">
      <div className="space-y-1.5 bg-danger-soft px-4 py-3">
        <h3 id={titleId} className="font-semibold text-pretty">
          {reasonText(code)}
        </h3>
        <p className="text-[0.8125rem] text-pretty">{adviceText(code)}</p>
        {count > 1 && (
          <div className="flex flex-wrap gap-2 pt-1">
            <Button
              icon={<RotateCw aria-hidden />}
              busy={retrying}
              disabled={busy}
              aria-describedby={titleId}
              onClick={() => retry({ code })}
            >
              {i18n.t('repair.retryAll', count)}
            </Button>
            <Button
              icon={<Trash2 aria-hidden />}
              busy={dropping}
              disabled={busy}
              aria-describedby={titleId}
              onClick={() => drop({ code })}
            >
              {i18n.t('repair.dropAll', count)}
            </Button>
          </div>
        )}
      </div>
      <ul aria-labelledby={titleId}>
        {shown.map((refused) => (
          <RefusedPerson
            key={refused.clientRef}
            refused={refused}
            now={now}
            onEdit={() => onEdit(refused)}
            onRetry={() => void retry({ clientRef: refused.clientRef })}
            onDrop={() => void drop({ clientRef: refused.clientRef })}
          />
        ))}
      </ul>
      {count > shown.length && (
        <Button kind="quiet" className="mx-2" onClick={() => onMore(code)}>
          {i18n.t('repair.more', count - shown.length)}
        </Button>
      )}
    </section>
  );
}
