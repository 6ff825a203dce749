import { History, Pause, Play, TriangleAlert, UserRoundPlus } from 'lucide-react';
import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Logo } from '../ui/logo.tsx';

export interface PanelHeaderProps {
  member?: string;
  account?: string;
  paused: boolean;
  onResume: () => void;
  /** what is on the screen, if not the page in front */
  screen: PanelScreen | undefined;
  /** people whom the CRM refused */
  refused: number;
  onScreen: (screen: PanelScreen | undefined) => void;
  onImport: () => void;
}

export type PanelScreen = 'searches' | 'attention';

const titles = { searches: 'searches.title', attention: 'repair.title' } as const;

/** Whose panel this is, and whether it stands still. */
export function PanelHeader(props: PanelHeaderProps) {
  const { member, account, paused, onResume, screen, refused, onScreen, onImport } = props;
  const toggle = (which: PanelScreen) => onScreen(screen === which ? undefined : which);
  return (
    <header className="border-b border-line bg-surface">
      <div className="flex items-center gap-2.5 px-4 py-2.5">
        <Logo className="size-7" />
        <div className="min-w-0 flex-1">
          <h1 className="leading-tight font-semibold">{i18n.t(screen ? titles[screen] : 'panel.title')}</h1>
          {member && account && (
            <p className="truncate text-xs text-muted">{i18n.t('panel.linkedTo', { member, account })}</p>
          )}
        </div>
        <div className="-me-1.5 flex">
          <IconButton
            icon={TriangleAlert}
            label={refused > 0 ? i18n.t('repair.open', refused) : i18n.t('repair.title')}
            count={refused}
            pressed={screen === 'attention'}
            onClick={() => toggle('attention')}
          />
          <IconButton
            icon={History}
            label={i18n.t('searches.title')}
            pressed={screen === 'searches'}
            onClick={() => toggle('searches')}
          />
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
