import { Pencil, RotateCw, Trash2 } from 'lucide-react';
import { i18n } from '#i18n';
import type { QueueException } from '../../../utils/queue/database.ts';
import { timeText } from '../../text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { fieldNames } from './field-names.ts';

export interface RefusedPersonProps {
  refused: QueueException;
  now: Date;
  onEdit: () => void;
  onRetry: () => void;
  onDrop: () => void;
}

/** One refused person: who, what the CRM meant, and what can be done. */
export function RefusedPerson({ refused, now, onEdit, onRetry, onDrop }: RefusedPersonProps) {
  const { queued, problem, capturedAt, attempts } = refused;
  const { lead } = queued;
  const name = lead.name.shown;
  const about = lead.kind === 'person' ? (lead.headline ?? lead.company) : lead.industry;
  return (
    <li className="border-t border-line py-2 ps-4 pe-2">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1 wrap-break-word">
          <p className="font-semibold">{name}</p>
          {about && <p className="line-clamp-2 text-[0.8125rem] text-muted">{about}</p>}
          {problem.fields && (
            <p className="text-[0.8125rem] font-medium text-danger">
              {i18n.t('repair.about', { fields: fieldNames(problem.fields) })}
            </p>
          )}
          <p className="text-xs text-muted">
            {i18n.t('repair.capturedAt', { time: timeText(capturedAt, now) })} · {i18n.t('repair.tries', attempts)}
          </p>
        </div>
        <div className="-mt-1 flex shrink-0">
          <IconButton icon={Pencil} label={i18n.t('repair.edit', { name })} onClick={onEdit} />
          <IconButton icon={RotateCw} label={i18n.t('repair.retry', { name })} onClick={onRetry} />
          <IconButton icon={Trash2} label={i18n.t('repair.drop', { name })} onClick={onDrop} />
        </div>
      </div>
    </li>
  );
}
