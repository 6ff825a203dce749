import './theme.css';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { shownLanguage } from './text.ts';

/** Puts a screen on its page, in the language of its texts. */
export function mount(screen: ReactNode): void {
  document.documentElement.lang = shownLanguage();
  createRoot(document.getElementById('root') as HTMLElement).render(screen);
}
