import { Pause, Play } from 'lucide-react';
import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';
import { Logo } from '../ui/logo.tsx';

export interface PanelHeaderProps {
  member?: string;
  account?: string;
  paused: boolean;
  onResume: () => void;
}

/** Whose panel this is, and whether it stands still. */
export function PanelHeader({ member, account, paused, onResume }: PanelHeaderProps) {
  return (
    <header className="border-b border-line bg-surface">
      <div className="flex items-center gap-2.5 px-4 py-2.5">
        <Logo className="size-7" />
        <div className="min-w-0">
          <h1 className="leading-tight font-semibold">{i18n.t('panel.title')}</h1>
          {member && account && (
            <p className="truncate text-xs text-muted">{i18n.t('panel.linkedTo', { member, account })}</p>
          )}
        </div>
      </div>
      {paused && (
        <div role="status" className="flex items-center gap-2 bg-warn-soft px-4 py-1.5 text-[0.8125rem]">
          <Pause aria-hidden className="size-4 shrink-0 text-warn" />
          <p className="flex-1">{i18n.t('panel.paused')}</p>
          <Button kind="quiet" icon={<Play aria-hidden />} onClick={onResume}>
            {i18n.t('common.resume')}
          </Button>
        </div>
      )}
    </header>
  );
}
