import { Pause, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Chip } from '../ui/chip.tsx';
import { Logo } from '../ui/logo.tsx';
import { PrivacyLink } from '../ui/privacy-link.tsx';

export interface PopupFrameProps {
  paused?: boolean;
  /** opens the settings; absent while a question is open */
  onSettings?: () => void;
  children: ReactNode;
}

/** The popup's head and its width; what stands in it comes as children. */
export function PopupFrame({ paused, onSettings, children }: PopupFrameProps) {
  return (
    <main className="mx-auto w-[22.5rem] max-w-full space-y-3 p-4">
      <header className="flex items-center gap-2.5">
        <Logo className="size-7" />
        <h1 className="flex-1 text-base font-semibold">{i18n.t('extension.name')}</h1>
        {paused && (
          <Chip tone="warn" icon={Pause}>
            {i18n.t('panel.pausedChip')}
          </Chip>
        )}
        {onSettings && (
          <button
            type="button"
            onClick={onSettings}
            aria-label={i18n.t('popup.settings')}
            title={i18n.t('popup.settings')}
            className="grid size-9 place-items-center rounded-lg text-muted hover:bg-accent-soft hover:text-accent"
          >
            <Settings aria-hidden className="size-5" />
          </button>
        )}
      </header>
      {children}
      {onSettings && (
        <footer className="text-center">
          <PrivacyLink />
        </footer>
      )}
    </main>
  );
}
