import '../../components/theme.css';
import { createRoot } from 'react-dom/client';
import { shownLanguage } from '../../components/text.ts';
import { App } from './app.tsx';

document.documentElement.lang = shownLanguage();
createRoot(document.getElementById('root') as HTMLElement).render(<App />);
