import { History, Pause, Play, UserRoundPlus } from 'lucide-react';
import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Logo } from '../ui/logo.tsx';

export interface PanelHeaderProps {
  member?: string;
  account?: string;
  paused: boolean;
  onResume: () => void;
  /** the list of searches is on the screen */
  searches: boolean;
  onSearches: () => void;
  onImport: () => void;
}

/** Whose panel this is, and whether it stands still. */
export function PanelHeader({ member, account, paused, onResume, searches, onSearches, onImport }: PanelHeaderProps) {
  return (
    <header className="border-b border-line bg-surface">
      <div className="flex items-center gap-2.5 px-4 py-2.5">
        <Logo className="size-7" />
        <div className="min-w-0 flex-1">
          <h1 className="leading-tight font-semibold">{i18n.t(searches ? 'searches.title' : 'panel.title')}</h1>
          {member && account && (
            <p className="truncate text-xs text-muted">{i18n.t('panel.linkedTo', { member, account })}</p>
          )}
        </div>
        <div className="-me-1.5 flex">
          <IconButton icon={History} label={i18n.t('searches.title')} pressed={searches} onClick={onSearches} />
          <IconButton icon={UserRoundPlus} label={i18n.t('import.title')} onClick={onImport} />
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
