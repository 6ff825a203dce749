import '../../components/theme.css';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { uiLanguage } from '../../components/text.ts';
import { App } from './app.tsx';

document.documentElement.lang = uiLanguage(browser.i18n.getUILanguage());
createRoot(document.getElementById('root') as HTMLElement).render(<App />);
