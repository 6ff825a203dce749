import { i18n } from '#i18n';
import type { PanelRow } from '../../utils/messaging/protocol.ts';
import { Button } from '../ui/button.tsx';
import { usePending } from '../use-pending.ts';
import type { Selection } from './use-selection.ts';

export interface QueueBarProps {
  rows: PanelRow[];
  selection: Selection;
  paused: boolean;
  onQueue: (keys: string[], everyone: boolean) => Promise<void>;
}

/** The two ways to queue, always in reach. Both name how many people they take. */
export function QueueBar({ rows, selection, paused, onQueue }: QueueBarProps) {
  const fresh = rows.filter((row) => row.state === 'new').map((row) => row.key);
  const [pending, queue] = usePending(onQueue);
  const selected = selection.keys.length;
  return (
    <footer className="space-y-2 border-t border-line bg-surface px-4 py-3">
      <p role="status" className="sr-only">
        {i18n.t('panel.selected', selected)}
      </p>
      {fresh.length === 0 ? (
        <p className="py-1.5 text-center text-muted">{i18n.t('panel.nothingNew')}</p>
      ) : (
        <div className="grid grid-cols-2 gap-2">
          <Button
            className="px-2! text-[0.8125rem]! text-balance"
            kind={selected > 0 ? 'primary' : 'secondary'}
            busy={pending && selected > 0}
            disabled={selected === 0 || paused || pending}
            onClick={() => queue(selection.keys, false)}
          >
            {i18n.t('panel.queueSelected', [selected])}
          </Button>
          <Button
            className="px-2! text-[0.8125rem]! text-balance"
            kind={selected > 0 ? 'secondary' : 'primary'}
            busy={pending && selected === 0}
            disabled={paused || pending}
            onClick={() => queue(fresh, true)}
          >
            {i18n.t('panel.queueAllNew', [fresh.length])}
          </Button>
        </div>
      )}
    </footer>
  );
}
